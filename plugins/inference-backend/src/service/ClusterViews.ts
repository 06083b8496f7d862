// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { FindingRule } from '../core/findings/FindingRule';
import { findingRules } from '../core/findings/findingRules';
import {
  Answers,
  askRules,
  conclude,
  knownKinds,
} from '../core/findings/judgeTopology';
import { loadViewOf } from '../core/findings/LoadView';
import { Patience } from '../core/findings/Patience';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { Clock, ClusterStates, LoadReader } from '../core/ports';
import { ClusterTopology } from '../core/topology/ClusterTopology';
import { deriveTopology } from '../core/topology/deriveTopology';
import { Chronicles } from '../history/marks/Chronicles';
import { CatalogEntities } from './CatalogEntities';
import { ClusterView, JudgedCluster } from './ClusterView';

/** Some findings depend on how long something lasts: judged anew at least so often. */
const REJUDGE_MS = 20_000;

/** What changed is judged within this time though nobody looks. */
const JUDGE_EVERY_MS = 5_000;

const OF_OBJECTS = findingRules.filter(({ readsLoad }) => !readsLoad);
const OF_LOAD = findingRules.filter(({ readsLoad }) => readsLoad);

interface Kept {
  patience: Patience;
  topology?: ClusterTopology;
  /** Of the rules that ask for objects only. */
  answers?: Answers;
  judged?: JudgedCluster;
  judgedAtMs: number;
  view?: ClusterView;
}

/**
 * The views of all clusters. Each is kept until something it was made of
 * changes, and of its making only what changed is done again.
 */
export class ClusterViews {
  private readonly kept = new Map<string, Kept>();
  private catalogVersion = -1;
  private lastJudgingMs = 0;

  constructor(
    private readonly parts: {
      states: ClusterStates;
      load: LoadReader;
      catalog: CatalogEntities;
      chronicles: Chronicles;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /**
   * Judges until the signal aborts, so that findings and marks are dated by when
   * they came and not by when somebody looked.
   */
  async keepJudging(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.parts.clock.sleep(JUDGE_EVERY_MS, signal).catch(() => {});
      if (!signal.aborted) {
        this.judgeAll();
      }
    }
  }

  /** How long the last judging of a cluster took: thousands of pools take their time. */
  get judgingMs(): number {
    return this.lastJudgingMs;
  }

  /** A cluster that can't be judged, which is a bug, must not keep others from it. */
  private judgeAll(): void {
    for (const snapshot of this.parts.states.snapshots()) {
      try {
        this.viewOf(snapshot);
      } catch (error) {
        this.parts.logger.error(
          `Cluster ${snapshot.cluster} cannot be judged`,
          error instanceof Error ? error : undefined,
        );
      }
    }
  }

  /** In the configuration's order. */
  all(): ClusterView[] {
    return this.parts.states.snapshots().map(snapshot => this.viewOf(snapshot));
  }

  get(cluster: string): ClusterView | undefined {
    const snapshot = this.parts.states.snapshot(cluster);
    return snapshot && this.viewOf(snapshot);
  }

  /** Objects or state of the cluster changed. */
  clusterChanged(cluster: string): void {
    const kept = this.kept.get(cluster);
    if (kept) {
      kept.topology = undefined;
      kept.answers = undefined;
      kept.judged = undefined;
      kept.view = undefined;
    }
  }

  /** Only numbers changed: of the rules only those that ask for them are asked again. */
  loadChanged(cluster: string): void {
    const kept = this.kept.get(cluster);
    if (kept) {
      kept.judged = undefined;
      kept.view = undefined;
    }
  }

  private viewOf(snapshot: ClusterSnapshot): ClusterView {
    this.noticeCatalog();
    const { load, catalog, clock } = this.parts;
    const kept = this.keptOf(snapshot.cluster);
    const nowMs = clock.now();
    if (nowMs - kept.judgedAtMs >= REJUDGE_MS) {
      kept.answers = undefined;
      kept.judged = undefined;
    }
    if (!kept.judged) {
      const topology = (kept.topology ??= deriveTopology(snapshot));
      const ask = (rules: readonly FindingRule[]) =>
        askRules(topology, rules, nowMs, {
          load: loadViewOf(snapshot.cluster, load),
          patience: kept.patience,
        });
      if (!kept.answers) {
        kept.answers = ask(OF_OBJECTS);
        kept.judgedAtMs = nowMs;
      }
      kept.judged = this.judge(topology, [kept.answers, ask(OF_LOAD)], nowMs);
      kept.view = undefined;
      this.lastJudgingMs = clock.now() - nowMs;
    }
    kept.view ??= new ClusterView(kept.judged, load, catalog);
    return kept.view;
  }

  private judge(
    topology: ClusterTopology,
    answers: readonly Answers[],
    nowMs: number,
  ): JudgedCluster {
    const { cluster } = topology.snapshot;
    const { findings, silenced, failures } = conclude(answers, findingRules);
    for (const { code, error } of failures) {
      this.parts.logger.error(
        `Rule ${code} failed in cluster ${cluster}`,
        error instanceof Error ? error : undefined,
      );
    }
    return {
      topology,
      findings: this.parts.chronicles.of(cluster).note({
        topology,
        findings,
        silenced: new Set(silenced.map(({ code }) => code)),
        nowMs,
      }),
      isKnown: knownKinds(topology.snapshot.kinds),
    };
  }

  /** Which entities a pool belongs to is part of every view. */
  private noticeCatalog(): void {
    const { version } = this.parts.catalog;
    if (version !== this.catalogVersion) {
      this.catalogVersion = version;
      for (const kept of this.kept.values()) {
        kept.view = undefined;
      }
    }
  }

  private keptOf(cluster: string): Kept {
    let kept = this.kept.get(cluster);
    if (!kept) {
      kept = {
        judgedAtMs: Number.NEGATIVE_INFINITY,
        patience: new Patience(),
      };
      this.kept.set(cluster, kept);
    }
    return kept;
  }
}
