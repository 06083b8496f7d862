// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { GatewayPolicy } from '../../objects/ClusterObjects';
import {
  ClusterTopology,
  GatewayNode,
  Way,
} from '../../topology/ClusterTopology';
import { readsModel } from '../../topology/modelNames';
import { objectKey, sortObjects } from '../../topology/objectKey';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { isAgentgateway } from '../isAgentgateway';
import { findBodyRouter } from '../../policies/findBodyRouter';
import { nearestName } from '../nearestName';
import { jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';
import { waysByHeader } from './bbrMissing';

/** The policy that sets the model header exists, and does not work on the gateway. */
export const bbrNotAttached: FindingRule = {
  code: 'bbr-not-attached',
  needs: [
    'AgentgatewayPolicy',
    'Gateway',
    'GatewayClass',
    'HTTPRoute',
    'Deployment',
  ],
  explainedBy: [
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'gateway-not-programmed',
  ],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools', 'deployments'],
  judge: topology => [
    ...topology.gateways
      .filter(isAgentgateway)
      .flatMap(gateway =>
        gateway.policies
          .filter(setsModel)
          .flatMap(policy => judgePolicy(policy, gateway)),
      ),
    ...judgeTargets(topology),
    ...topology.gateways
      .filter(gateway => !isAgentgateway(gateway))
      .flatMap(gateway => judgeProcessor(gateway, topology)),
  ],
};

/** Headers that GIE's body-based routing sets. */
const PROCESSOR_HEADERS: ReadonlySet<string> = new Set([
  'x-gateway-model-name',
  'x-gateway-base-model-name',
]);

/** Other gateways ask an external processor for the model. */
function judgeProcessor(
  gateway: GatewayNode,
  { snapshot }: ClusterTopology,
): Judgement[] {
  const ways = [...waysByHeader(gateway)]
    .filter(([header]) => PROCESSOR_HEADERS.has(header.toLowerCase()))
    .flatMap(([, each]) => each);
  const processor =
    ways.length > 0
      ? findBodyRouter(snapshot.objects.deployments, gateway.gateway)
      : undefined;
  if (!processor || processor.readyReplicas > 0) {
    return [];
  }
  return [
    {
      severity: 'error',
      title: say`Body-based routing is down`,
      detail: say`${nameOf(
        processor,
      )} reads the model from the body and sets the header that the routes on ${nameOf(
        gateway.gateway,
      )} match, and none of its pods is ready: requests get status 404, or fail at its filter.`,
      subject: subjectOf(processor),
      evidence: [
        {
          label: say`Ready replicas`,
          value: say`${0} of ${processor.replicas}`,
        },
      ],
      remedy: {
        text: say`See why its pods are not ready, or scale it up.`,
      },
      ways: [...new Set(ways)],
      pools: [],
      stops: 'all',
    },
  ];
}

function setsModel({ requestHeaders }: GatewayPolicy): boolean {
  return requestHeaders.some(({ expression }) => readsModel(expression));
}

function judgePolicy(policy: GatewayPolicy, gateway: GatewayNode): Judgement[] {
  const ancestor = policy.ancestors.find(
    ({ ancestorRef }) => objectKey(ancestorRef) === gateway.key,
  );
  const failed = ['Accepted', 'Attached']
    .map(type => conditionOf(ancestor?.conditions ?? [], type))
    .find(condition => condition?.status === 'False');
  const ways = waysFor(policy, gateway);
  if (!failed || ways.length === 0) {
    return [];
  }
  return [
    {
      severity: 'error',
      title: say`The policy that reads the model does not work on the gateway`,
      detail: say`${nameOf(policy)} has ${failed.type}=False on ${nameOf(
        gateway.gateway,
      )}${
        failed.message ? `: ${failed.message}` : ''
      }. The model header is not set, and requests get status 404.`,
      subject: subjectOf(policy),
      evidence: [conditionEvidence('AgentgatewayPolicy', failed.type, failed)],
      remedy: {
        text: say`Mend what the message names. A PreRouting policy may hold no settings of routes, such as timeouts: they need a policy of their own. A sectionName must be that of a listener.`,
      },
      ways,
      pools: [],
      stops: 'all',
      since: failed.lastTransitionAt,
    },
  ];
}

/** Policies that target a gateway that does not exist. */
function judgeTargets({ snapshot, gateways }: ClusterTopology): Judgement[] {
  const { gatewayPolicies, gateways: all } = snapshot.objects;
  const existing = new Set(all.map(({ meta }) => objectKey(meta)));
  return sortObjects(gatewayPolicies)
    .filter(setsModel)
    .flatMap(policy =>
      policy.targets.flatMap(({ kind, name }, index): Judgement[] => {
        const { namespace } = policy.meta;
        if (
          kind !== 'Gateway' ||
          existing.has(objectKey({ namespace, name }))
        ) {
          return [];
        }
        const there = gateways.filter(
          ({ gateway }) => gateway.meta.namespace === namespace,
        );
        return [
          {
            severity: 'error',
            title: say`The policy that reads the model targets no gateway`,
            detail: say`${nameOf(policy)} targets Gateway ${objectKey({
              namespace,
              name,
            })}, which does not exist. A policy reaches gateways of its own namespace only.`,
            subject: subjectOf(policy, `spec.targetRefs[${index}].name`),
            evidence: [
              { label: say`Target`, value: `Gateway ${name}` },
              {
                label: say`Gateways in ${namespace}`,
                value:
                  there.map(({ gateway }) => gateway.meta.name).join(', ') ||
                  say`none`,
              },
            ],
            remedy: {
              text: say`Name the gateway, and put the policy into its namespace.`,
              patch: retarget(
                policy,
                index,
                nearestName(
                  name,
                  there.map(({ gateway }) => gateway.meta.name),
                ),
              ),
            },
            ways: there
              .filter(gateway => !gateway.policies.some(setsModel))
              .flatMap(gateway => waysFor(policy, gateway)),
            pools: [],
            stops: 'all',
          },
        ];
      }),
    );
}

/** Ways of the gateway whose rules match a header that the policy would set. */
function waysFor(
  { requestHeaders }: GatewayPolicy,
  gateway: GatewayNode,
): Way[] {
  const set = new Set(requestHeaders.map(({ name }) => name.toLowerCase()));
  return [...waysByHeader(gateway)]
    .filter(([header]) => set.has(header.toLowerCase()))
    .flatMap(([, ways]) => ways);
}

function retarget(
  policy: GatewayPolicy,
  index: number,
  name: string | undefined,
): Patch | undefined {
  return name === undefined
    ? undefined
    : jsonPatch(policy, {
        op: 'replace',
        path: `/spec/targetRefs/${index}/name`,
        value: name,
      });
}
