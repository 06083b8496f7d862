// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { applies, VERSION_DEFECTS } from '../../lifecycle/knownBehaviour';
import { nameOfProduct, productOfGateway } from '../../lifecycle/productOf';
import { ClusterTopology, GatewayNode } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';

/** The provider's version has a known defect that the routes here meet. */
export const providerVersionDefect: FindingRule = {
  code: 'provider-version-defect',
  needs: ['GatewayClass', 'Gateway', 'HTTPRoute', 'Deployment'],
  explainedBy: ['provider-inference-removed'],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools'],
  judge: topology =>
    topology.gateways.flatMap(gateway => judgeGateway(gateway, topology)),
};

function judgeGateway(
  gateway: GatewayNode,
  topology: ClusterTopology,
): Judgement[] {
  const installed = productOfGateway(gateway, topology);
  if (!installed) {
    return [];
  }
  const { product, version } = installed;
  return VERSION_DEFECTS.filter(
    defect =>
      defect.product === product.name && applies(defect, version) === true,
  ).flatMap(({ title, words, filter, remedy, source }) => {
    const ways = gateway.ways.filter(
      ({ rule }) => filter === undefined || rule.spec.filters.includes(filter),
    );
    return ways.length > 0
      ? [
          {
            severity: 'warning' as const,
            title,
            detail: say`${nameOf(gateway.gateway)} is run by ${nameOfProduct(
              installed,
            )}, which ${words}.`,
            subject: subjectOf(gateway.gateway, 'spec.gatewayClassName'),
            evidence: [
              { label: say`Provider`, value: nameOfProduct(installed) },
              {
                label: say`Rules concerned`,
                value: [
                  ...new Set(
                    ways.map(
                      ({ rule }) =>
                        `${rule.route.key} spec.rules[${rule.index}]`,
                    ),
                  ),
                ].join(', '),
              },
              { label: say`Known as`, value: source },
            ],
            remedy: { text: remedy },
            ways,
            pools: [],
            stops: 'some' as const,
          },
        ]
      : [];
  });
}
