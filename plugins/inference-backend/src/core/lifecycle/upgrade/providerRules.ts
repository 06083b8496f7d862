// SPDX-License-Identifier: Apache-2.0
import { UpgradeCheckRequest } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf, subjectOf } from '../../findings/subjectOf';
import { isBelow } from '../../providers/isBelow';
import { ClusterTopology } from '../../topology/ClusterTopology';
import { productToUpgrade } from '../productToUpgrade';
import { UpgradeRule } from './UpgradeRule';

const BUNDLED_AGENTGATEWAY = 'kgateway.dev/agentgateway';

/** kgateway's policies and parameters, which agentgateway has under other names. */
const CONVERTED_CRDS: Record<string, string> = {
  'trafficpolicies.gateway.kgateway.dev': 'AgentgatewayPolicy',
  'gatewayparameters.gateway.kgateway.dev': 'AgentgatewayParameters',
};

/** Whether the upgrade takes kgateway to where it no longer has pools. */
function leavesPools(
  { provider }: UpgradeCheckRequest,
  topology: ClusterTopology,
): boolean {
  return (
    provider !== undefined &&
    productToUpgrade(provider.controller, topology)?.product.name ===
      'kgateway' &&
    isBelow(provider.version, '2.2') === false
  );
}

/** agentgateway went its own way, under a controller name of its own. */
export const controllerRenamed: UpgradeRule = {
  code: 'controller-renamed',
  concerns: ['provider'],
  needs: ['GatewayClass', 'Gateway'],
  judge: (topology, request) =>
    leavesPools(request, topology)
      ? topology.gateways
          .filter(
            ({ gatewayClass }) =>
              gatewayClass?.controllerName === BUNDLED_AGENTGATEWAY,
          )
          .map(({ gateway, gatewayClass }) => ({
            severity: 'error' as const,
            title: 'The controller of the gateway’s class gets another name',
            detail: `${nameOf(gateway)} has class ${
              gateway.className
            } of ${BUNDLED_AGENTGATEWAY}. agentgateway is a project of its own: its controller is agentgateway.dev/agentgateway, in namespace agentgateway-system, and leaves classes of the old name alone.`,
            subject: subjectOf(gateway, 'spec.gatewayClassName'),
            evidence: [
              {
                label: 'GatewayClass',
                value: `${gatewayClass?.meta.name} (${BUNDLED_AGENTGATEWAY})`,
              },
            ],
            remedy: {
              text: 'Install agentgateway with inferenceExtension.enabled=true beside it, move the gateway to its class, then upgrade kgateway.',
            },
          }))
      : [],
};

/** Which objects there are is not watched; that there can be some is. */
export const policyConversion: UpgradeRule = {
  code: 'policy-conversion',
  concerns: ['provider'],
  needs: ['CustomResourceDefinition'],
  judge: (topology, request) =>
    leavesPools(request, topology)
      ? topology.snapshot.objects.crds
          .filter(({ crd }) => crd in CONVERTED_CRDS)
          .map(crd => ({
            severity: 'warning' as const,
            title: 'Objects of this kind have to be converted for agentgateway',
            detail: `agentgateway does not read ${crd.crd}: each becomes an ${
              CONVERTED_CRDS[crd.crd]
            }. The portal does not watch this kind and can't name the objects.`,
            subject: subjectOf(crd),
            evidence: [
              { label: 'Becomes', value: CONVERTED_CRDS[crd.crd] },
              { label: 'List them', value: `kubectl get ${crd.crd} -A` },
            ],
            remedy: {
              text: 'Write each anew for agentgateway before the gateways move. A policy of phase PreRouting can’t hold timeouts: those need one of their own.',
            },
          }))
      : [],
};

/** What pins a tag with a `v` finds no chart. */
export const chartTagRenamed: UpgradeRule = {
  code: 'chart-tag-renamed',
  concerns: ['provider'],
  needs: ['GatewayClass', 'Deployment'],
  judge: (topology, { provider }) => {
    const installed =
      provider && productToUpgrade(provider.controller, topology);
    if (
      installed?.product.name !== 'agentgateway' ||
      isBelow(installed.version, '1.4') !== true ||
      isBelow(provider?.version, '1.4') !== false
    ) {
      return [];
    }
    return topology.snapshot.objects.deployments
      .filter(({ containers }) =>
        containers.some(({ image }) => installed.product.images[0].test(image)),
      )
      .map(deployment => ({
        severity: 'info' as const,
        title: 'The tags of charts and images lose their v',
        detail: `From 1.4.0 on agentgateway's charts and images are tagged 1.4.0, not v1.4.0: what installs ${nameOf(
          deployment,
        )} with a v in front finds nothing.`,
        subject: subjectOf(deployment),
        evidence: deployment.containers.map(({ image }) => ({
          label: 'Image',
          value: image,
        })),
        remedy: { text: 'Write the version without the v.' },
      }));
  },
};
