// SPDX-License-Identifier: Apache-2.0
import {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterStates, LoadReader } from '../core/ports';
import { describePlacements } from '../core/selfService/describePlacements';
import { knownNames } from '../core/topology/servedModels';
import { ClusterViews } from './ClusterViews';

/** What the forms for new models offer; sends nothing to a cluster. */
export class SelfServiceAdvisor {
  constructor(
    private readonly parts: {
      states: ClusterStates;
      load: LoadReader;
      userInfo: UserInfoService;
      config: Pick<SelfService, 'teams' | 'publishing' | 'gitops'>;
    },
    private readonly views: ClusterViews,
  ) {}

  /** Teams are the caller's own, by the groups that the sign-in gave them. */
  async describe(credentials: BackstageCredentials): Promise<SelfService> {
    const { states, load, userInfo, config } = this.parts;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return {
      ...config,
      teams: config.teams.filter(({ owner }) =>
        ownershipEntityRefs.includes(owner),
      ),
      clusters: states.snapshots().flatMap(({ cluster }) => {
        const topology = this.views.get(cluster)?.topology;
        return topology
          ? [
              describePlacements(topology, pool =>
                knownNames(pool, (...pod) =>
                  load.servedModels(cluster, ...pod),
                ),
              ),
            ]
          : [];
      }),
    };
  }
}
