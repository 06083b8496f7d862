// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterJudge } from '../core/findings/ClusterJudge';
import { findingRules } from '../core/findings/findingRules';
import { knownKinds } from '../core/findings/judgeTopology';
import { LoadView, loadViewOf } from '../core/findings/LoadView';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { Clock, ClusterStates, LoadReader } from '../core/ports';
import { Chronicles } from '../history/marks/Chronicles';
import { inPieces } from '../sources/inPieces';
import { CatalogEntities } from './CatalogEntities';
import { ClusterView, JudgedCluster } from './ClusterView';
import { RolloutLimits } from './RolloutLimits';
import { unknownCluster } from './unknownCluster';

/** Some findings depend on how long something lasts: judged anew at least so often. */
const REJUDGE_MS = 20_000;

/** To look for what only time changes in fifty clusters takes its time too. */
const ALL_MS = 1_000;

/** What changed is judged within this time though nobody looks. */
const JUDGE_EVERY_MS = 5_000;

/** Who asks needs several turns, and must not wait for a judging in each. */
const JUDGE_GAP_MS = 20;
const JUDGE_SPREAD_MS = 2_500;

const JUDGINGS = 5;

/** What judging a cluster took, and which rules failed at it. */
export interface JudgingReport {
  cluster: string;
  durationMs: number;
  failedRules: readonly string[];
  /** It was judged anew as time went by, and not because anything was told of it. */
  isByTime: boolean;
}

interface Kept {
  judge: ClusterJudge;
  judged?: JudgedCluster;
  judgedAtMs: number;
  /** How long the last few judgings took. */
  judgingsMs: number[];
  view?: ClusterView;
  /** Keys of the pools whose details were asked of the view before. */
  asked: ReadonlySet<string>;
}

/**
 * The views of all clusters. Each is kept until something it was made of
 * changes, and of its making only what changed is done again.
 */
export class ClusterViews {
  private readonly kept = new Map<string, Kept>();
  /** Of all clusters, until anything changes. */
  private every?: { atMs: number; views: ClusterView[] };
  private readonly listeners = new Set<(report: JudgingReport) => void>();
  private catalogVersion = -1;

  constructor(
    private readonly parts: {
      states: ClusterStates;
      load: LoadReader;
      catalog: CatalogEntities;
      chronicles: Chronicles;
      limits: RolloutLimits;
      clock: Clock;
      logger: LoggerService;
    },
  ) {
    parts.limits.onChange(() => this.limitsChanged());
  }

  /**
   * Judges until the signal aborts, so that findings and marks are dated by when
   * they came and not by when somebody looked.
   */
  async keepJudging(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.parts.clock.sleep(JUDGE_EVERY_MS, signal).catch(() => {});
      if (!signal.aborted) {
        await this.judgeAll(signal);
      }
    }
  }

  /**
   * How long it takes to judge the cluster: thousands of pools take their time.
   * The shortest of the last few, as in some of them something else held all up.
   */
  judgingMs(cluster: string): number {
    return Math.min(...(this.kept.get(cluster)?.judgingsMs ?? [0]));
  }

  /** A cluster that can't be judged, which is a bug, must not keep others from it. */
  judgeNow(cluster: string): void {
    try {
      this.get(cluster);
    } catch (error) {
      this.parts.logger.error(
        `Cluster ${cluster} cannot be judged`,
        error instanceof Error ? error : undefined,
      );
    }
  }

  /**
   * Has the details made that were asked for before, some milliseconds at a time:
   * who is told that something changed asks for them again, and all at once.
   */
  async prepare(cluster: string): Promise<void> {
    await sleep(JUDGE_GAP_MS);
    const kept = this.kept.get(cluster);
    const view = kept?.view;
    if (!view) {
      return;
    }
    await inPieces(
      view.topology.pools.filter(({ key }) => kept.asked.has(key)),
      node => view.prepare(node),
      this.parts.clock,
    );
  }

  private async judgeAll(signal: AbortSignal): Promise<void> {
    const names = this.parts.states.names();
    const gapMs = Math.min(JUDGE_GAP_MS, JUDGE_SPREAD_MS / names.length);
    for (const cluster of names) {
      this.judgeNow(cluster);
      // Fifty clusters in one go would keep everybody waiting.
      await sleep(gapMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) {
        return;
      }
    }
  }

  /** In the configuration's order. */
  all(): ClusterView[] {
    this.noticeCatalog();
    const nowMs = this.parts.clock.now();
    if (!this.every || nowMs - this.every.atMs >= ALL_MS) {
      this.every = { atMs: nowMs, views: this.some(() => true) };
    }
    return this.every.views;
  }

  /** Those of the clusters that are wanted, in the configuration's order. */
  some(isWanted: (cluster: string) => boolean): ClusterView[] {
    return this.parts.states
      .names()
      .filter(isWanted)
      .flatMap(cluster => this.viewOf(cluster) ?? []);
  }

  /** In the configuration's order. */
  statuses(): ClusterStatus[] {
    return this.parts.states
      .snapshots()
      .flatMap(
        snapshot => this.viewOf(snapshot.cluster)?.status(snapshot) ?? [],
      );
  }

  get(cluster: string): ClusterView | undefined {
    return this.parts.states.names().includes(cluster)
      ? this.viewOf(cluster)
      : undefined;
  }

  /** @throws NotFoundError that names the cluster, and those there are. */
  require(cluster: string): ClusterView {
    const view = this.get(cluster);
    if (!view) {
      throw new NotFoundError(
        `Cluster ${unknownCluster(cluster, this.parts.states)}`,
      );
    }
    return view;
  }

  /** Objects or state of the cluster changed, or what was found of it. */
  clusterChanged(cluster: string): void {
    this.every = undefined;
    const kept = this.kept.get(cluster);
    if (kept) {
      kept.judged = undefined;
      dropView(kept);
    }
  }

  /**
   * Numbers changed: rules that ask for them are asked again, some milliseconds at a
   * time, and then the cluster is judged.
   */
  async numbersChanged(cluster: string): Promise<void> {
    const judge = this.kept.get(cluster)?.judge;
    if (judge) {
      judge.numbersChanged();
      const { clock } = this.parts;
      await inPieces(
        judge.rulesBehind,
        rule =>
          // Numbers may change meanwhile, and then a view of them would be an old one.
          judge.askAhead(rule, {
            nowMs: clock.now(),
            load: this.loadOf(cluster),
          }),
        clock,
      );
      this.clusterChanged(cluster);
    }
    this.judgeNow(cluster);
  }

  /** Rollouts are judged by others, of whichever cluster. */
  private limitsChanged(): void {
    for (const [cluster, { judge }] of this.kept) {
      judge.numbersChanged();
      this.clusterChanged(cluster);
    }
  }

  /** Calls the listener after each judging. */
  onJudged(listener: (report: JudgingReport) => void): void {
    this.listeners.add(listener);
  }

  /** To take a snapshot costs more than to have a view that is good still. */
  private viewOf(cluster: string): ClusterView | undefined {
    this.noticeCatalog();
    const { states, load, catalog, chronicles, limits, clock } = this.parts;
    const kept = this.keptOf(cluster);
    const nowMs = clock.now();
    const isByTime = kept.judged !== undefined;
    if (!kept.judged || nowMs - kept.judgedAtMs >= REJUDGE_MS) {
      const snapshot = states.snapshot(cluster);
      if (!snapshot) {
        return undefined;
      }
      const { judged, failedRules } = this.judge(kept, snapshot, nowMs);
      kept.judged = judged;
      kept.judgedAtMs = nowMs;
      dropView(kept);
      const durationMs = clock.now() - nowMs;
      kept.judgingsMs.push(durationMs);
      kept.judgingsMs.splice(0, kept.judgingsMs.length - JUDGINGS);
      const report = { cluster, durationMs, failedRules, isByTime };
      this.listeners.forEach(listener => listener(report));
    }
    kept.view ??= new ClusterView(kept.judged, {
      load,
      catalog,
      chronicle: chronicles.of(cluster),
      limits,
    });
    return kept.view;
  }

  private judge(
    { judge }: Kept,
    snapshot: ClusterSnapshot,
    nowMs: number,
  ): { judged: JudgedCluster; failedRules: string[] } {
    const { cluster, kinds } = snapshot;
    const load = this.loadOf(cluster);
    const { topology, verdict } = judge.judge(snapshot, { nowMs, load });
    const { findings, silenced, failures } = verdict;
    for (const { code, error } of failures) {
      this.parts.logger.error(
        `Rule ${code} failed in cluster ${cluster}`,
        error instanceof Error ? error : undefined,
      );
    }
    const judged = {
      topology,
      findings: this.parts.chronicles.of(cluster).note({
        topology,
        findings,
        silenced: new Set(silenced.map(({ code }) => code)),
        nowMs,
      }),
      silenced,
      isKnown: knownKinds(kinds),
    };
    return { judged, failedRules: failures.map(({ code }) => code) };
  }

  private loadOf(cluster: string): LoadView {
    const { load, chronicles, limits } = this.parts;
    const { rollouts } = chronicles.of(cluster);
    return loadViewOf(cluster, load, {
      rollout: (rule, canary) => rollouts.evidence(rule, canary),
      settings: name => limits.settingsOf(name),
    });
  }

  /** Which entities a pool belongs to is part of every view. */
  private noticeCatalog(): void {
    const { version } = this.parts.catalog;
    if (version !== this.catalogVersion) {
      this.catalogVersion = version;
      this.every = undefined;
      this.kept.forEach(dropView);
    }
  }

  private keptOf(cluster: string): Kept {
    let kept = this.kept.get(cluster);
    if (!kept) {
      kept = {
        judge: new ClusterJudge(findingRules),
        judgedAtMs: Number.NEGATIVE_INFINITY,
        judgingsMs: [],
        asked: new Set(),
      };
      this.kept.set(cluster, kept);
    }
    return kept;
  }
}

function dropView(kept: Kept): void {
  kept.asked = kept.view?.askedPools ?? kept.asked;
  kept.view = undefined;
}
