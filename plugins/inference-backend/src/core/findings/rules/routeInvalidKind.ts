// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import {
  ParentNode,
  PoolNode,
  RouteNode,
} from '../../topology/ClusterTopology';
import { conditionEvidence, conditionOf } from '../conditionOf';
import { FindingRule, Judgement } from '../FindingRule';
import { nameOf, subjectOf } from '../subjectOf';
import { waysThrough } from './routeNotAccepted';

/** All that the route names exists, and its controller says that it does not resolve. */
export const routeInvalidKind: FindingRule = {
  code: 'route-invalid-kind',
  needs: ['HTTPRoute', 'Gateway', 'InferencePool', 'Service'],
  explainedBy: [
    'provider-inference-removed',
    'gateway-class-missing',
    'gateway-class-not-accepted',
    'route-not-accepted',
    'listener-namespace-closed',
  ],
  judge: ({ routes }) =>
    routes
      .filter(everythingExists)
      .flatMap(route =>
        route.parents.flatMap(parent => judgeParent(route, parent)),
      ),
};

/**
 * `ResolvedRefs` speaks of the route as a whole: only where no single reference
 * can be to blame is it the kind.
 */
function everythingExists({ rules }: RouteNode): boolean {
  return rules.every(({ backends }) =>
    backends.every(backend =>
      backend.pool
        ? !backend.crossNamespace && isComplete(backend.pool)
        : backend.service !== undefined && backend.ref.port !== undefined,
    ),
  );
}

/** Some controllers tell of a pool's picker on the route. */
function isComplete({ pool, picker }: PoolNode): boolean {
  const ports = picker?.service?.ports ?? [];
  return !pool.picker || ports.some(({ port }) => port === pool.picker?.port);
}

const SWITCHES: Array<{ controller: RegExp; text: string }> = [
  {
    controller: /^istio\.io\//,
    text: say`Set ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true in the environment of istiod.`,
  },
  {
    controller: /^agentgateway\.dev\//,
    text: say`Install the agentgateway chart with inferenceExtension.enabled=true.`,
  },
  {
    controller: /^gateway\.nginx\.org\//,
    text: say`Install NGINX Gateway Fabric with nginxGateway.gwAPIInferenceExtension.enable=true.`,
  },
  {
    controller: /^kgateway\.dev\/kgateway/,
    text: say`From 2.2 on kgateway routes no pools: move the gateway to a class of agentgateway.`,
  },
];

function judgeParent(route: RouteNode, parent: ParentNode): Judgement[] {
  const resolved = conditionOf(parent.status?.conditions ?? [], 'ResolvedRefs');
  if (!parent.gateway || resolved?.status !== 'False') {
    return [];
  }
  const controller = parent.status?.controllerName ?? '';
  return [
    {
      severity: 'error',
      title: say`The gateway does not know what to do with pools`,
      detail: describe(route, controller, resolved.message),
      subject: subjectOf(route.route, `spec.parentRefs[${parent.index}]`),
      evidence: [
        { label: say`Controller`, value: controller || say`not named` },
        conditionEvidence('HTTPRoute', 'ResolvedRefs', resolved),
      ],
      remedy: {
        text:
          SWITCHES.find(entry => entry.controller.test(controller))?.text ??
          say`Switch on the inference extension in the gateway's controller; restart it where the CRDs were installed after it started.`,
      },
      ways: waysThrough(route, parent),
      pools: [],
      stops: 'all',
      since: resolved.lastTransitionAt,
    },
  ];
}

function describe(
  { route }: RouteNode,
  controller: string,
  message: string | undefined,
): string {
  return message
    ? say`Every pool that ${nameOf(
        route,
      )} names exists, and ${controller} does not resolve them: ${message}. It has no support for InferencePools, or it is switched off.`
    : say`Every pool that ${nameOf(
        route,
      )} names exists, and ${controller} does not resolve them. It has no support for InferencePools, or it is switched off.`;
}
