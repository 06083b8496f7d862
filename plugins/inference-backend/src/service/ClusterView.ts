// SPDX-License-Identifier: Apache-2.0
import {
  ClusterStatus,
  Finding,
  ListedFinding,
  PoolDetail,
  PoolSummary,
  Rollout,
  SilencedFinding,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSync } from '../core/objects/ClusterSnapshot';
import { PoolDirectory } from '../core/entities/PoolDirectory';
import { SearchedCluster } from '../core/entities/resolveEntity';
import { DatedFinding } from '../core/findings/FindingLedger';
import { JudgeContext } from '../core/findings/FindingRule';
import { groupByPool, poolsOf } from '../core/health/groupByPool';
import { findSource } from '../core/gitops/findSource';
import { judgePoolHealth } from '../core/health/judgePoolHealth';
import { LoadReader } from '../core/ports';
import { RolloutName } from '../core/rollout/RolloutName';
import { ClusterTopology, PoolNode } from '../core/topology/ClusterTopology';
import { objectKey } from '../core/topology/objectKey';
import { ServingPool } from '../core/models/joinModels';
import { knownNames, servedAdapters } from '../core/topology/servedModels';
import { Chronicle } from '../history/marks/Chronicle';
import { CatalogEntities } from './CatalogEntities';
import { describeUnknownPools } from './describeUnknownPools';
import { toClusterStatus } from './toClusterStatus';
import { compareFindings, toFinding, toListedFinding } from './toFinding';
import { PoolParts, toPoolDetail, toPoolSummary } from './toPool';
import { RolledPools } from './judgeVersions';
import { RolloutLimits } from './RolloutLimits';
import { RolloutRequest } from './rolloutSettings';
import { toRollouts } from './toRollouts';

/** A cluster as it was judged: what the views are made of. */
export interface JudgedCluster {
  topology: ClusterTopology;
  findings: DatedFinding[];
  silenced: SilencedFinding[];
  isKnown: JudgeContext['isKnown'];
}

/**
 * What goes over the wire of one cluster at one moment. Made when it is asked
 * for and kept: nothing in it changes.
 */
export class ClusterView {
  private readonly findings: ReturnType<typeof groupByPool<DatedFinding>>;
  private readonly wireFindings = new Map<DatedFinding, Finding>();
  private readonly summaryOf = new Map<PoolNode, PoolSummary>();
  private readonly detailOf = new Map<PoolNode, PoolDetail>();
  private readonly asked = new Set<string>();
  private rolled?: { version: number; all: RolledPools[] };
  private searched?: SearchedCluster;
  private entityRefs?: Map<PoolNode, string[]>;

  constructor(
    readonly judged: JudgedCluster,
    private readonly parts: {
      load: LoadReader;
      catalog: CatalogEntities;
      chronicle: Chronicle;
      limits: RolloutLimits;
    },
  ) {
    this.findings = groupByPool(judged.findings);
  }

  get topology(): ClusterTopology {
    return this.judged.topology;
  }

  status(sync: ClusterSync): ClusterStatus {
    return toClusterStatus(this.topology, sync, {
      metrics: this.parts.load.status(this.topology.snapshot.cluster),
      findings: this.toWire(this.findings.ofCluster),
      silenced: this.judged.silenced,
    });
  }

  summaries(): PoolSummary[] {
    return this.topology.pools.map(node => this.summary(node));
  }

  /** Every pool with the names it answers to. */
  serving(): ServingPool[] {
    const { cluster } = this.topology.snapshot;
    return this.topology.pools.map(node => {
      const pool = this.summary(node);
      const adapters = servedAdapters(node, (...pod) =>
        this.parts.load.servedModels(cluster, ...pod),
      );
      return { pool, models: pool.models, adapters };
    });
  }

  summary(node: PoolNode): PoolSummary {
    let summary = this.summaryOf.get(node);
    if (!summary) {
      summary = toPoolSummary(this.partsOf(node));
      this.summaryOf.set(node, summary);
    }
    return summary;
  }

  detail(node: PoolNode): PoolDetail {
    this.asked.add(node.key);
    return this.prepare(node);
  }

  /** Keys of the pools whose details were asked for. */
  get askedPools(): ReadonlySet<string> {
    return this.asked;
  }

  /** Has a pool's details made before they are asked for. */
  prepare(node: PoolNode): PoolDetail {
    let detail = this.detailOf.get(node);
    if (!detail) {
      detail = toPoolDetail(this.summary(node), this.partsOf(node));
      this.detailOf.set(node, detail);
    }
    return detail;
  }

  /**
   * Of every rule that shares its requests between one of the pools and others, as
   * its plan wants it to be judged.
   *
   * @param asked - by limits of one's own, before those of a plan
   */
  rolloutsOf(
    wanted: readonly PoolNode[],
    asked: RolloutRequest = {},
  ): Rollout[] {
    const isAsked = Object.values(asked).some(value => value !== undefined);
    const rolled = isAsked ? this.judgeRollouts(asked) : this.rollouts();
    return rolled.flatMap(({ pools, rollout }) =>
      pools.some(pool => wanted.includes(pool)) ? [rollout] : [],
    );
  }

  private rollouts(): RolledPools[] {
    const { version } = this.parts.limits;
    if (this.rolled?.version !== version) {
      this.rolled = { version, all: this.judgeRollouts({}) };
    }
    return this.rolled.all;
  }

  private judgeRollouts(asked: RolloutRequest): RolledPools[] {
    const { load, chronicle, limits } = this.parts;
    const { judged } = this;
    const settingsOf = (name: RolloutName) => limits.settingsOf(name, asked);
    return toRollouts({ judged, load, chronicle, settingsOf });
  }

  /** What is wrong on the ways of the pool's requests, as it was judged. */
  findingsOf(node: PoolNode): readonly DatedFinding[] {
    return this.findings.byPool.get(node) ?? [];
  }

  /** What is wrong with the cluster and concerns no pool. */
  get findingsOfCluster(): readonly DatedFinding[] {
    return this.findings.ofCluster;
  }

  /** Each finding once, with whose requests it is about. */
  listedFindings(): ListedFinding[] {
    const { cluster } = this.topology.snapshot;
    return this.judged.findings.map(finding => {
      const refs = [...poolsOf(finding)].flatMap(node => this.entitiesOf(node));
      return toListedFinding(finding, cluster, [...new Set(refs)].sort());
    });
  }

  /** What the search for an entity's pools needs of this cluster. */
  search(): SearchedCluster {
    if (!this.searched) {
      const { cluster, state, reason } = this.topology.snapshot;
      this.searched = {
        name: cluster,
        state,
        reason,
        poolsUnknown: describeUnknownPools(this.topology.snapshot),
        directory: new PoolDirectory(this.topology.pools, pool =>
          knownNames(pool, (...pod) =>
            this.parts.load.servedModels(cluster, ...pod),
          ),
        ),
      };
    }
    return this.searched;
  }

  /** Findings about references to a pool that does not exist. */
  findingsOfMissing(poolKey: string): Finding[] {
    const missing = this.judged.findings.filter(
      ({ code, ways }) =>
        code === 'route-backend-missing' &&
        ways.some(
          ({ backend: { ref, pool } }) => !pool && objectKey(ref) === poolKey,
        ),
    );
    return this.toWire(missing);
  }

  private partsOf(node: PoolNode): PoolParts {
    const { snapshot } = this.topology;
    const { isKnown } = this.judged;
    const findings = this.findingsOf(node);
    const entities = this.entitiesOf(node);
    return {
      snapshot,
      node,
      judged: judgePoolHealth(node, findings, snapshot, isKnown),
      findings: this.toWire(findings),
      entities,
      owners: this.parts.catalog.ownersOf(entities),
      podsKnown: isKnown('Pod'),
      load: this.parts.load,
      gitOps: this.topology.gitOps,
    };
  }

  private entitiesOf(node: PoolNode): string[] {
    this.entityRefs ??= this.parts.catalog.refsByPool(this.search());
    return this.entityRefs.get(node) ?? [];
  }

  /** A gateway's finding concerns many pools and is written once. */
  private toWire(findings: readonly DatedFinding[]): Finding[] {
    const { gitOps, snapshot } = this.topology;
    const { cluster, objects } = snapshot;
    return findings
      .map(finding => {
        const wire =
          this.wireFindings.get(finding) ??
          toFinding(
            finding,
            cluster,
            findSource(finding.subject, { objects, gitOps }),
          );
        this.wireFindings.set(finding, wire);
        return wire;
      })
      .sort(compareFindings);
  }
}
