// SPDX-License-Identifier: Apache-2.0
import {
  ClusterDiagnosis,
  UpgradeCheck,
  UpgradeCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';
import { diagnoseCluster } from '../core/doctor/diagnoseCluster';
import { judgeUpgrade } from '../core/lifecycle/judgeUpgrade';
import { Clock, LoadReader, PageState } from '../core/ports';
import { ClusterTopology } from '../core/topology/ClusterTopology';
import { ClusterViews } from './ClusterViews';
import { toDiagnosis } from './toDiagnosis';
import { toUpgradeCheck } from './toUpgradeCheck';

/** Advice on a cluster as a whole, from what is known right now; sends nothing. */
export class ClusterAdvisor {
  constructor(
    private readonly parts: { load: LoadReader; clock: Clock },
    private readonly views: ClusterViews,
  ) {}

  /** @throws NotFoundError that names the cluster, and those there are. */
  checkUpgrade(cluster: string, request: UpgradeCheckRequest): UpgradeCheck {
    const { topology } = this.views.require(cluster);
    return toUpgradeCheck(
      cluster,
      judgeUpgrade(topology, request, this.parts.clock.now()),
    );
  }

  /** @throws NotFoundError that names the cluster, and those there are. */
  diagnose(cluster: string): ClusterDiagnosis {
    const { topology } = this.views.require(cluster);
    const { snapshot } = topology;
    const gaps = diagnoseCluster({
      snapshot,
      metrics: this.parts.load.status(cluster),
      pages: this.pagesOf(topology),
    });
    return toDiagnosis(snapshot, gaps);
  }

  /** A page may count for several pools. */
  private pagesOf({ snapshot, pools }: ClusterTopology): PageState[] {
    const signals = this.parts.load.signals?.(snapshot.cluster);
    const pages = new Map<string, PageState>();
    for (const { key } of pools) {
      for (const page of signals?.pages(key) ?? []) {
        const { namespace, pod, port, path } = page;
        pages.set(`${namespace}/${pod}:${port}${path}`, page);
      }
    }
    return [...pages.values()];
  }
}
