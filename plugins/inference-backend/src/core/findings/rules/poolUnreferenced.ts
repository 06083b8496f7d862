// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { FindingRule } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** A pool that no route leads to: new, retired, or forgotten. */
export const poolUnreferenced: FindingRule = {
  code: 'pool-unreferenced',
  needs: ['InferencePool', 'HTTPRoute'],
  explainedBy: ['route-backend-missing', 'route-backend-wrong-group'],
  judge: ({ pools }) =>
    pools
      .filter(({ ways }) => ways.length === 0)
      .map(node => ({
        severity: 'info',
        title: say`No route references the pool`,
        detail: say`No HTTPRoute names ${nameOf(
          node.pool,
        )}, so it gets no requests by way of a gateway.`,
        subject: subjectOf(node.pool),
        evidence: [{ label: say`HTTPRoutes that name it`, value: say`none` }],
        remedy: {
          text: say`Add it to the backendRefs of a route, or delete it with its picker and its model servers.`,
        },
        ways: [],
        pools: [node],
        stops: 'none',
      })),
};
