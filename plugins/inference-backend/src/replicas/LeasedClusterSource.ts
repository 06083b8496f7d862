// SPDX-License-Identifier: Apache-2.0
import {
  ClusterInfo,
  ClusterRequest,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { ClusterLeases } from './ClusterLeases';

/** Lists only the clusters that this replica collects, so that nothing is watched twice. */
export class LeasedClusterSource implements ClusterSource {
  constructor(
    private readonly source: ClusterSource,
    private readonly leases: ClusterLeases,
  ) {}

  async listClusters(): Promise<ClusterInfo[]> {
    const infos = await this.source.listClusters();
    await this.leases.claim([...new Set(infos.map(({ name }) => name))]);
    return infos.filter(({ name }) => this.leases.holds(name));
  }

  fetch(cluster: string, request: ClusterRequest): Promise<Response> {
    return this.source.fetch(cluster, request);
  }
}
