// SPDX-License-Identifier: Apache-2.0
import {
  say,
  UpgradeCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';
import { nameOf, subjectOf } from '../../findings/subjectOf';
import { isBelow } from '../../providers/isBelow';
import { ClusterTopology } from '../../topology/ClusterTopology';
import { productToUpgrade } from '../productToUpgrade';
import { createObject } from '../../findings/patchOf';
import { ProviderPolicy } from '../../objects/ProviderObjects';
import { sortObjects } from '../../topology/objectKey';
import { UpgradeJudgement, UpgradeRule } from './UpgradeRule';

const BUNDLED_AGENTGATEWAY = 'kgateway.dev/agentgateway';

/** kgateway's parameters, which agentgateway has under another name; no request passes them. */
const PARAMETERS_CRD = 'gatewayparameters.gateway.kgateway.dev';

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
            title: say`The controller of the gateway’s class gets another name`,
            detail: say`${nameOf(gateway)} has class ${
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
              text: say`Install agentgateway with inferenceExtension.enabled=true beside it, move the gateway to its class, then upgrade kgateway.`,
            },
          }))
      : [],
};

/** agentgateway reads none of kgateway's own objects. */
export const policyConversion: UpgradeRule = {
  code: 'policy-conversion',
  concerns: ['provider'],
  needs: ['CustomResourceDefinition', 'TrafficPolicy'],
  judge: (topology, request) => {
    if (!leavesPools(request, topology)) {
      return [];
    }
    const { crds, providerPolicies } = topology.snapshot.objects;
    return [
      ...sortObjects(providerPolicies)
        .filter(({ meta }) => meta.kind === 'TrafficPolicy')
        .map(toConvert),
      ...crds
        .filter(({ crd }) => crd === PARAMETERS_CRD)
        .map(crd => ({
          severity: 'warning' as const,
          title: say`GatewayParameters have to be written anew for agentgateway`,
          detail: say`agentgateway does not read ${crd.crd}: each becomes an AgentgatewayParameters. The portal does not watch this kind and can't name the objects.`,
          subject: subjectOf(crd),
          evidence: [
            { label: say`Becomes`, value: 'AgentgatewayParameters' },
            { label: say`List them`, value: `kubectl get ${crd.crd} -A` },
          ],
          remedy: {
            text: say`Write each anew for agentgateway before the gateways move.`,
          },
        })),
    ];
  },
};

function toConvert(policy: ProviderPolicy): UpgradeJudgement {
  const { meta, targets, limits, retries, guards, maxBody } = policy;
  const settings = [
    ...limits.map(({ field, value }) => `${field} = ${value}`),
    ...(retries ? [`${retries.field} = ${retries.attempts}`] : []),
    ...(maxBody ? [say`${maxBody.field} = ${maxBody.bytes} bytes`] : []),
    ...guards.map(({ field }) => field),
  ];
  const request = limits.find(({ part }) => part === 'request')?.value;
  const converted = {
    ...(request !== undefined && { timeouts: { request } }),
    ...(retries && { retry: { attempts: retries.attempts } }),
  };
  return {
    severity: 'warning',
    title: say`The policy has to be converted for agentgateway`,
    detail: say`agentgateway does not read TrafficPolicies: what ${nameOf(
      policy,
    )} sets for ${
      targets.map(({ kind, name }) => `${kind} ${name}`).join(', ') ||
      say`objects by label`
    } has no effect from then on.`,
    subject: subjectOf(policy),
    evidence: [
      { label: say`Becomes`, value: 'AgentgatewayPolicy' },
      {
        label: say`It sets`,
        value: settings.join(', ') || say`none of what is read`,
      },
    ],
    remedy: {
      text: say`Write it anew as AgentgatewayPolicy before the gateways move: the edit has its request timeout and retries, anything else is to be added by hand. A policy of phase PreRouting can’t hold timeouts: those need one of their own.`,
      ...(Object.keys(converted).length > 0 &&
        targets.length > 0 && {
          patch: createObject({
            apiVersion: 'agentgateway.dev/v1alpha1',
            kind: 'AgentgatewayPolicy',
            metadata: { namespace: meta.namespace, name: meta.name },
            spec: {
              targetRefs: targets.map(({ sectionName, ...target }) => ({
                ...target,
                ...(sectionName && { sectionName }),
              })),
              traffic: converted,
            },
          }),
        }),
    },
  };
}

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
        title: say`The tags of charts and images lose their v`,
        detail: say`From 1.4.0 on agentgateway's charts and images are tagged 1.4.0, not v1.4.0: what installs ${nameOf(
          deployment,
        )} with a v in front finds nothing.`,
        subject: subjectOf(deployment),
        evidence: deployment.containers.map(({ image }) => ({
          label: say`Image`,
          value: image,
        })),
        remedy: { text: say`Write the version without the v.` },
      }));
  },
};
