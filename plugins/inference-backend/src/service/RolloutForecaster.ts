// SPDX-License-Identifier: Apache-2.0
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  Rollout,
  RolloutForecast,
  RolloutWay,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { ResolvedEntity } from '../core/entities/resolveEntity';
import { LoadReader } from '../core/ports';
import { countPages } from '../core/rollout/countPages';
import { forecastStep } from '../core/rollout/forecastStep';
import { judgeRollout } from '../core/rollout/judgeRollout';
import { WARM_UP_MS } from '../core/rollout/judgeWarmth';
import { PoolCounts } from '../core/rollout/RolloutEvidence';
import { DEFAULT_SETTINGS } from '../core/rollout/RolloutSettings';
import { TotalsWindow } from '../core/rollout/TotalsWindow';
import { PoolNode } from '../core/topology/ClusterTopology';
import { ClusterView } from './ClusterView';
import type { RoundSource } from './RolloutRecorder';

/** A database is asked for this much of what the pool did. */
const ASKED_MS = 3_600_000;

/** A rule, and the share that a canary would get of it. */
export interface ForecastRequest {
  cluster: string;
  routeNamespace: string;
  /** What shares the requests; left out it is the route, or else the rewrite, of this name. */
  way?: RolloutWay;
  route: string;
  rule: number;
  /** Which of several; the first where left out. */
  canary?: string;
  weight: number;
}

/** Tells before a step begins how many requests it will see and when it can be decided. */
export class RolloutForecaster {
  constructor(
    private readonly parts: {
      views: {
        get(cluster: string): Pick<ClusterView, 'topology'> | undefined;
      };
      load: Pick<LoadReader, 'pool'>;
      source: Pick<RoundSource, 'pages' | 'windows'>;
      rolloutsOf(
        entityRef: string,
        asked: { weight: number },
      ): Promise<readonly Rollout[]>;
      poolsOf(entityRef: string): Promise<ResolvedEntity['pools']>;
    },
  ) {}

  /**
   * By what both versions did, or before there are two by what the one does.
   *
   * @throws NotFoundError where the entity has nothing in the rule
   * @throws ServiceUnavailableError where that is not known yet
   */
  async forecast(
    entityRef: string,
    asked: ForecastRequest,
    signal: AbortSignal,
  ): Promise<RolloutForecast> {
    const { weight } = asked;
    const found = await this.parts.rolloutsOf(entityRef, { weight });
    const ofRule = found.filter(each => isOf(each, asked));
    const rollout = ofRule.find(({ way }) => way === 'pools') ?? ofRule[0];
    return rollout
      ? nextStep(rollout)
      : this.firstStep(entityRef, asked, signal);
  }

  private async firstStep(
    entityRef: string,
    asked: ForecastRequest,
    signal: AbortSignal,
  ): Promise<RolloutForecast> {
    const { cluster, routeNamespace, route, weight, way } = asked;
    if (way === 'rewrite') {
      this.requireRead(cluster);
      throw new NotFoundError(
        `Rule ${asked.rule} of the rewrite ${routeNamespace}/${route} in ${cluster} shares no requests between such versions of ${entityRef}`,
      );
    }
    const pool = await this.poolOf(entityRef, asked);
    if (!pool) {
      this.requireRead(cluster);
      throw new NotFoundError(
        `Rule ${asked.rule} of ${routeNamespace}/${route} in ${cluster} leads to no pool of ${entityRef} alone`,
      );
    }
    const { namespace, name } = pool.pool.meta;
    const rate = this.parts.load.pool(cluster, namespace, name)?.requestRate;
    const counts = await this.countOf(cluster, pool.key, signal);
    const { comparisons } = judgeRollout(
      {
        sinceMs: 0,
        share: weight,
        all: { fromMs: 0, toMs: 0, stable: counts ?? {}, canary: {} },
        warmUp: { reason: say`the canary does not run yet` },
        sources: {},
      },
      { ...DEFAULT_SETTINGS, share: weight },
    );
    return forecastStep({
      comparisons,
      ...(rate !== undefined && { requestsPerSecond: rate }),
      elapsedMs: 0,
      coldMs: WARM_UP_MS,
      basis: say`what ${name} does now`,
    });
  }

  /** Right after a start nothing is known of what will be there in a moment. */
  private requireRead(cluster: string): void {
    const snapshot = this.parts.views.get(cluster)?.topology.snapshot;
    if (snapshot?.state === 'connecting') {
      throw new ServiceUnavailableError(
        `${cluster} is being connected to; ask again in a moment`,
      );
    }
  }

  private async poolOf(
    entityRef: string,
    { cluster, routeNamespace, route, rule }: ForecastRequest,
  ): Promise<PoolNode | undefined> {
    const own = await this.parts.poolsOf(entityRef);
    const node = this.parts.views
      .get(cluster)
      ?.topology.routes.find(({ key }) => key === `${routeNamespace}/${route}`)
      ?.rules.find(({ index }) => index === rule);
    const pools = node?.backends.map(({ pool }) => pool) ?? [];
    const [pool] = pools;
    return pools.length === 1 &&
      own.some(each => each.cluster === cluster && each.pool.key === pool?.key)
      ? pool
      : undefined;
  }

  /** Undefined where another replica reads the pages, or nobody does. */
  private async countOf(
    cluster: string,
    pool: string,
    signal: AbortSignal,
  ): Promise<PoolCounts | undefined> {
    const { source } = this.parts;
    const windows = source.windows(cluster);
    const asked = { pools: [pool], gateways: [] };
    const pages = windows
      ? await windows.count(asked, ASKED_MS, signal)
      : source
          .pages(cluster)
          ?.ofPool(pool)
          .map(page => ({
            ...page,
            window: new TotalsWindow(page.reading),
            windowMs: TotalsWindow.MS,
          }));
    return pages && countPages(pages, [], [pool])[pool];
  }
}

function isOf(rollout: Rollout, asked: ForecastRequest): boolean {
  const { way, route, rule, canary } = rollout;
  return (
    (asked.way ?? way) === way &&
    route.cluster === asked.cluster &&
    route.namespace === asked.routeNamespace &&
    route.name === asked.route &&
    rule === asked.rule &&
    (asked.canary ?? canary.name) === canary.name
  );
}

/** The one that is on tells what requests are like; the next begins at none. */
function nextStep({ comparisons, forecast, warmUp }: Rollout): RolloutForecast {
  return forecastStep({
    comparisons,
    ...(forecast.requestsPerSecond !== undefined && {
      requestsPerSecond: forecast.requestsPerSecond,
    }),
    elapsedMs: 0,
    coldMs: warmUp.done ? 0 : WARM_UP_MS,
    basis: say`what both versions did in this step`,
  });
}
