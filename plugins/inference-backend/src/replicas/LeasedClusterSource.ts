// SPDX-License-Identifier: Apache-2.0
import {
  ClusterInfo,
  ClusterRequest,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { ClusterLeases } from './ClusterLeases';
import { collectsHere } from './collectsHere';
import { StateFollower } from './StateFollower';

/** Lists only the clusters that this replica collects, so that nothing is watched twice. */
export class LeasedClusterSource implements ClusterSource {
  constructor(
    private readonly source: ClusterSource,
    private readonly parts: { leases: ClusterLeases; follower: StateFollower },
  ) {}

  async listClusters(): Promise<ClusterInfo[]> {
    const infos = await this.source.listClusters();
    await this.parts.leases.claim([...new Set(infos.map(({ name }) => name))]);
    return infos.filter(({ name }) => collectsHere(name, this.parts));
  }

  fetch(cluster: string, request: ClusterRequest): Promise<Response> {
    return this.source.fetch(cluster, request);
  }
}
