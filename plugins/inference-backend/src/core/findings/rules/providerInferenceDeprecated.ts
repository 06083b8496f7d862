// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { retiredSupport } from '../../lifecycle/inferenceSupport';
import { FindingRule } from '../FindingRule';
import { nameOf } from '../subjectOf';
import { retirement } from './providerInferenceRemoved';

/** It works, and the provider's next minor version ends it. */
export const providerInferenceDeprecated: FindingRule = {
  code: 'provider-inference-deprecated',
  needs: ['GatewayClass', 'Gateway', 'HTTPRoute', 'Deployment'],
  explainedBy: [],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: topology =>
    topology.gateways.flatMap(gateway => {
      const support = retiredSupport(gateway, topology);
      return support?.state === 'deprecated'
        ? [
            {
              ...retirement(gateway, support, topology),
              severity: 'warning' as const,
              title: say`The next version of the provider ends its support of pools`,
              detail: say`${nameOf(gateway.gateway)} is run by ${
                support.title
              } ${
                support.version
              }, where routing to InferencePools is deprecated. ${
                support.removedFrom
              } removes it: an upgrade stops every request to these pools.`,
              stops: 'none' as const,
            },
          ]
        : [];
    }),
};
