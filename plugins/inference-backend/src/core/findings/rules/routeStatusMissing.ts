// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { conditionOf } from '../conditionOf';
import { FindingRule } from '../FindingRule';
import { isOlderThan } from '../isOlderThan';
import { nameOf, subjectOf } from '../subjectOf';
import { waysThrough } from './routeNotAccepted';

/** Controllers write within seconds; what has no status after this is not looked at. */
const GRACE_MS = 60_000;

/** No controller has said anything of the route, though its gateway is there. */
export const routeStatusMissing: FindingRule = {
  code: 'route-status-missing',
  needs: ['HTTPRoute', 'Gateway', 'InferencePool'],
  explainedBy: [
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'gateway-not-programmed',
  ],
  judge: ({ routes }, { nowMs }) =>
    routes.flatMap(route =>
      route.parents.flatMap(parent => {
        const { gateway, status, index } = parent;
        if (
          !gateway ||
          conditionOf(status?.conditions ?? [], 'Accepted') ||
          !isOlderThan(route.route.meta.createdAt, GRACE_MS, nowMs)
        ) {
          return [];
        }
        return [
          {
            severity: 'error',
            title: say`No controller has looked at the route`,
            detail: say`${nameOf(route.route)} attaches to ${nameOf(
              gateway.gateway,
            )}, and no controller says whether it is accepted.`,
            subject: subjectOf(route.route, `spec.parentRefs[${index}]`),
            evidence: [
              { label: 'status.parents', value: say`nothing for this gateway` },
              {
                label: say`Class of the gateway`,
                value: gateway.gateway.className,
              },
            ],
            remedy: {
              text: say`See whether the controller of class ${gateway.gateway.className} runs and may write the status of routes. One that started before the CRDs were installed needs a restart.`,
            },
            ways: waysThrough(route, parent),
            pools: [],
            stops: 'all',
            since: route.route.meta.createdAt,
          },
        ];
      }),
    ),
};
