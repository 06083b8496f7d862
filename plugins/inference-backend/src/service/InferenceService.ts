// SPDX-License-Identifier: Apache-2.0
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  EntityInference,
  Health,
  ListedFinding,
  PoolHistory,
  PoolRef,
  PoolSummary,
  Rollout,
  ServedModel,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  isAsked,
  resolveEntity,
  ResolvedEntity,
} from '../core/entities/resolveEntity';
import { comparePools } from '../core/health/comparePools';
import { joinModels } from '../core/models/joinModels';
import { Clock, ClusterStates, LoadReader } from '../core/ports';
import { objectKey } from '../core/topology/objectKey';
import { HistoryReader } from '../history/HistoryReader';
import { HistoryKeeper } from '../history/HistoryKeeper';
import { Chronicles } from '../history/marks/Chronicles';
import { RecordedStep } from '../history/rollouts/RecordedStep';
import { RolloutSteps } from '../history/rollouts/RolloutSteps';
import { resolutionOf } from '../history/resolutions';
import { Answer, AnswerCache, sealAnswer } from './AnswerCache';
import { CatalogEntities } from './CatalogEntities';
import { ChangeNotifier } from './ChangeNotifier';
import { ClusterVersions } from './ClusterVersions';
import { ClusterViews } from './ClusterViews';
import { EntityScope } from './EntityScope';
import { nameSteps } from './nameSteps';
import { pageOf, PageRequest } from './pageOf';
import { RolloutLimits } from './RolloutLimits';
import { RolloutRequest } from './rolloutSettings';
import { toEntityInference } from './toEntityInference';
import { compareFindings, findingKey } from './toFinding';
import { toInventory } from './toInventory';

export interface PoolFilter extends PageRequest {
  cluster?: string;
  namespace?: string;
  health?: Health;
  /** Part of the pool's or a model's name, or of an entity's. */
  q?: string;
}

export interface HistoryRequest extends PoolRef {
  signals?: string[];
  /** Milliseconds back from now. */
  range: number;
  /** Also of each endpoint, or of those in `pods`. */
  endpoints?: boolean;
  pods?: string[];
}

/** Waits between the readings of the catalog after a start, which fills up then. */
const CATCH_UP_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Numbers of some cluster come all the time in a fleet, every 15 s of each: to be
 * told of them a little later is no loss, and what is made of all is made once.
 * The more clusters there are, the more is made.
 */
const NUMBERS_MS = 1_000;
const NUMBERS_PER_CLUSTER_MS = 100;

/** Under a storm of changes, judging takes at most a fifth of the time. */
const PAUSE_PER_JUDGING = 4;

/**
 * Joins what is watched, measured and catalogued into what is shown. Answers
 * from memory: no question asked here makes a request to a cluster.
 */
export class InferenceService {
  private readonly answers = new AnswerCache();
  private readonly changed = new Set<string>();
  /** Judged anew by their numbers, or as time went by. */
  private readonly judged = new Set<string>();
  private readonly notifier: ChangeNotifier;
  private readonly versions = new ClusterVersions();

  constructor(
    private readonly parts: {
      states: ClusterStates;
      load: LoadReader;
      catalog: CatalogEntities;
      history: HistoryReader;
      chronicles: Chronicles;
      steps: RolloutSteps;
      limits: RolloutLimits;
      keeper: HistoryKeeper;
      clock: Clock;
    },
    private readonly views: ClusterViews,
    private readonly signal: AbortSignal,
  ) {
    this.notifier = new ChangeNotifier(parts.clock, signal, () => this.apply());
    const stops = [
      parts.limits.onChange(() => this.notifier.notice()),
      parts.states.onChange(cluster => {
        this.changed.add(cluster);
        this.notifier.notice(views.judgingMs(cluster) * PAUSE_PER_JUDGING);
      }),
      parts.load.onRound(cluster => {
        // In a turn of its own, and not in that of who asks next.
        setImmediate(() => {
          this.takeNumbers(cluster).catch(() => {
            // Who asks is told of what can't be made.
          });
        });
      }),
    ];
    views.onJudged(({ cluster, isByTime }) => {
      if (isByTime) {
        this.tellLater(cluster);
      }
    });
    signal.addEventListener('abort', () => stops.forEach(stop => stop()), {
      once: true,
    });
  }

  /** Calls the listener soon after something changed. */
  subscribe(listener: () => void): () => void {
    return this.notifier.subscribe(listener);
  }

  /** Reads the catalog again, and what others wrote. */
  async refresh(): Promise<void> {
    await this.parts.catalog.refresh();
    this.notifier.notice();
    await this.parts.steps.refresh();
    this.notifier.notice();
  }

  /** Remembers who asked for weights, so that a step that is seen is known as theirs. */
  async recordStep(step: RecordedStep): Promise<void> {
    await this.parts.steps.add(step);
    this.notifier.notice();
  }

  /**
   * Reads the catalog more often for half a minute: after a start it fills up,
   * and the schedule would show it late.
   */
  async catchUp(signal: AbortSignal): Promise<void> {
    for (const waitMs of CATCH_UP_MS) {
      try {
        await this.parts.clock.sleep(waitMs, signal);
      } catch {
        return; // Aborted.
      }
      try {
        await this.refresh();
      } catch {
        // Not there yet. The schedule goes on trying, and logs what is wrong.
      }
    }
  }

  listClusters(): Answer {
    return this.answers.get('clusters', this.versions.current, () => ({
      items: this.views.statuses(),
      history: this.parts.keeper.status(),
    }));
  }

  /** @throws NotFoundError that names the cluster, and those there are. */
  getInventory(cluster: string, scope: EntityScope): Answer {
    const view = this.views.require(cluster);
    return this.answers.get(
      `inventory ${cluster} ${scope.key}`,
      this.versions.of(other => other === cluster),
      () => toInventory(view, this.parts.catalog, scope),
    );
  }

  listPools(filter: PoolFilter, scope: EntityScope): Answer {
    return this.answers.get(
      `pools ${JSON.stringify(filter)} ${scope.key}`,
      this.versions.current,
      () => pageOf(this.findPools(filter, scope), refOf, filter),
    );
  }

  /**
   * Changes whenever a pool of any page does. Where one page holds them all, it
   * is that page's tag.
   */
  tagOfPools(
    filter: Omit<PoolFilter, 'limit' | 'cursor'>,
    scope: EntityScope,
  ): string {
    const { etag } = this.answers.get(
      `all pools ${JSON.stringify(filter)} ${scope.key}`,
      this.versions.current,
      () => ({ items: this.findPools(filter, scope) }),
    );
    return etag;
  }

  /** Served names, by name. */
  listModels(page: PageRequest, scope: EntityScope): Answer {
    return this.answers.get(
      `models ${JSON.stringify(page)} ${scope.key}`,
      this.versions.current,
      () => pageOf(this.findModels(scope), ({ name }) => name, page),
    );
  }

  /** Changes whenever a model of any page does. */
  tagOfModels(scope: EntityScope): string {
    return this.answers.get(
      `all models ${scope.key}`,
      this.versions.current,
      () => ({ items: this.findModels(scope) }),
    ).etag;
  }

  /** Of all clusters, errors first. */
  listFindings(page: PageRequest, scope: EntityScope): Answer {
    return this.answers.get(
      `findings ${JSON.stringify(page)} ${scope.key}`,
      this.versions.current,
      () => pageOf(this.findFindings(scope), findingKey, page),
    );
  }

  /**
   * @throws NotFoundError that names the pool, and the clusters there are
   * @throws NotAllowedError where it belongs to entities that are not in the scope
   */
  getPool({ cluster, namespace, name }: PoolRef, scope: EntityScope): Answer {
    const view = this.views.require(cluster);
    const key = objectKey({ namespace, name });
    const node = view.topology.poolsByKey.get(key);
    if (!node) {
      const { state } = view.topology.snapshot;
      throw new NotFoundError(
        `No InferencePool ${key} is known in cluster ${cluster}, which is ${state}`,
      );
    }
    if (!scope.shows(view.summary(node))) {
      throw new NotAllowedError(
        `InferencePool ${key} of cluster ${cluster} belongs to entities whose inference view you may not read`,
      );
    }
    return this.answers.get(
      `pool ${cluster} ${key}`,
      this.versions.of(other => other === cluster),
      () => view.detail(node),
    );
  }

  /**
   * Whether the scope shows a pool. One that is gone belongs to nobody knows
   * whom: it is shown to who may read everything.
   */
  showsPool(
    { cluster, namespace, name }: PoolRef,
    scope: EntityScope,
  ): boolean {
    if (scope.isAll) {
      return true;
    }
    const view = this.views.get(cluster);
    const node = view?.topology.poolsByKey.get(objectKey({ namespace, name }));
    return view && node ? scope.shows(view.summary(node)) : false;
  }

  /** Of all pools, each as often as it has some; undefined while the catalog was not read. */
  entityRefs(): string[] | undefined {
    if (this.parts.catalog.version === 0) {
      return undefined;
    }
    return this.views
      .all()
      .flatMap(view => view.summaries())
      .flatMap(({ entities }) => entities);
  }

  /**
   * What was measured of a pool, and what happened to it. One that is gone still
   * has its last fortnight.
   *
   * @throws NotFoundError as `getPool`, where nothing was measured
   * @throws NotAllowedError as `getPool`
   */
  async getHistory(
    request: HistoryRequest,
    scope: EntityScope,
  ): Promise<Answer> {
    const { cluster, namespace, name, range, ...wanted } = request;
    const { history, chronicles, clock } = this.parts;
    const pool = { cluster, namespace, name };
    if (!this.showsPool(pool, scope)) {
      this.getPool(pool, scope);
    }
    const resolution = resolutionOf(range);
    const result = await history.read({
      pool,
      rangeMs: range,
      resolution,
      ...wanted,
    });
    if (result.series.length === 0 && !result.problem) {
      this.getPool(pool, scope);
    }
    const marks = chronicles.marks(pool, clock.now() - range);
    const { stepMs } = resolution;
    return sealAnswer({ stepMs, ...result, marks } satisfies PoolHistory);
  }

  /** @throws NotFoundError where the catalog has no such entity. */
  async getEntity(
    entityRef: string,
    access: EntityInference['access'],
  ): Promise<Answer> {
    const queries = await this.parts.catalog.queriesOf(entityRef);
    if (!queries) {
      throw new NotFoundError(`The catalog has no entity ${entityRef}`);
    }
    const isOfEntity = (cluster: string) =>
      queries.some(query => isAsked(query, cluster));
    return this.answers.get(
      `entity ${entityRef} ${JSON.stringify([access, queries])}`,
      this.versions.of(isOfEntity),
      () => {
        const view = toEntityInference({
          entityRef,
          queries,
          access,
          views: this.views.some(isOfEntity),
          clusterNames: this.parts.states.names(),
        });
        return {
          ...view,
          rollouts: this.nameSteps(entityRef, view.rollouts),
        };
      },
      () => ({ at: new Date(this.parts.clock.now()).toISOString() }),
    );
  }

  /** As entity refs; of an entity that the catalog was not read for yet, none. */
  ownersOf(entityRef: string): string[] {
    return this.parts.catalog.ownersOf([entityRef]);
  }

  /**
   * By what is asked for, or else by their plans and what holds anywhere.
   *
   * @throws NotFoundError where the catalog has no such entity
   */
  async listRollouts(
    entityRef: string,
    asked: RolloutRequest,
  ): Promise<Rollout[]> {
    const pools = await this.poolsOf(entityRef);
    const found = this.views.all().flatMap(view =>
      view.rolloutsOf(
        pools
          .filter(({ cluster }) => cluster === view.topology.snapshot.cluster)
          .map(({ pool }) => pool),
        asked,
      ),
    );
    return this.nameSteps(entityRef, found);
  }

  /**
   * By what the catalog says of the entity now.
   *
   * @throws NotFoundError where the catalog has no such entity
   */
  async poolsOf(entityRef: string): Promise<ResolvedEntity['pools']> {
    const queries = await this.parts.catalog.queriesOf(entityRef);
    if (!queries) {
      throw new NotFoundError(`The catalog has no entity ${entityRef}`);
    }
    return resolveEntity(
      queries,
      this.views.all().map(view => view.search()),
    ).pools;
  }

  private nameSteps(entityRef: string, found: readonly Rollout[]): Rollout[] {
    const recorded = this.parts.steps.of(entityRef);
    return found.map(rollout => nameSteps(rollout, recorded));
  }

  private findModels(scope: EntityScope): ServedModel[] {
    return joinModels(
      this.views
        .all()
        .flatMap(view => view.serving())
        .filter(({ pool }) => scope.shows(pool)),
    );
  }

  private findFindings(scope: EntityScope): ListedFinding[] {
    return this.views
      .all()
      .flatMap(view => view.listedFindings())
      .filter(finding => scope.shows(finding))
      .sort(compareFindings);
  }

  private findPools(
    { cluster, namespace, health, q }: PoolFilter,
    scope: EntityScope,
  ) {
    const wanted = q?.toLowerCase();
    const views =
      cluster === undefined
        ? this.views.all()
        : [this.views.get(cluster)].filter(view => view !== undefined);
    return views
      .flatMap(view => view.summaries())
      .filter(
        pool =>
          scope.shows(pool) &&
          (namespace === undefined || pool.namespace === namespace) &&
          (health === undefined || pool.health === health) &&
          (wanted === undefined || searchText(pool).includes(wanted)),
      )
      .sort(comparePools);
  }

  private async takeNumbers(cluster: string): Promise<void> {
    if (!this.signal.aborted) {
      await this.views.numbersChanged(cluster);
      this.tellLater(cluster);
      await this.views.prepare(cluster);
    }
  }

  private tellLater(cluster: string): void {
    this.judged.add(cluster);
    const perClusterMs =
      this.parts.states.names().length * NUMBERS_PER_CLUSTER_MS;
    this.notifier.notice(Math.max(NUMBERS_MS, perClusterMs));
  }

  private apply(): void {
    const { states, catalog, steps, limits } = this.parts;
    this.changed.forEach(cluster => this.views.clusterChanged(cluster));
    this.versions.moveOn(new Set([...this.changed, ...this.judged]), [
      states.names(),
      catalog.version,
      steps.version,
      limits.version,
    ]);
    this.changed.clear();
    this.judged.clear();
  }
}

function refOf({ cluster, namespace, name }: PoolRef): string {
  return `${cluster}/${namespace}/${name}`;
}

function searchText(pool: PoolSummary): string {
  return [pool.name, ...pool.models, ...pool.entities].join(' ').toLowerCase();
}
