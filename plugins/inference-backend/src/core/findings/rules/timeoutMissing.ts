// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { recommendedMs } from '../../timeouts/recommendedMs';
import { findTimeouts, TimedRule } from '../../timeouts/findTimeouts';
import { formatDuration } from '../../timeouts/parseDuration';
import { RuleNode } from '../../topology/ClusterTopology';
import { groupOf } from '../../topology/objectKey';
import { FindingRule, Judgement, Patch } from '../FindingRule';
import { createObject, jsonPatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** Nobody set a limit, and the provider's own is shorter than long answers take. */
export const timeoutMissing: FindingRule = {
  code: 'timeout-missing',
  needs: ['HTTPRoute', 'Gateway', 'GatewayClass', 'InferencePool'],
  explainedBy: ['provider-inference-removed', 'route-not-accepted'],
  readsLoad: true,
  judge: (topology, context) =>
    findTimeouts(topology, context).flatMap(timed =>
      timed.timeouts
        .filter(
          ({ kind, streams, decidedBy }) =>
            (kind === 'request' || kind === 'backendRequest') &&
            streams === 'cut' &&
            decidedBy.kind === 'provider',
        )
        .map(timeout => judgeDefault(timed, timeout)),
    ),
};

function judgeDefault(
  { rule, ways, observedP99Ms }: TimedRule,
  { kind, effectiveMs, decidedBy, advice }: EffectiveTimeout,
): Judgement {
  const { route } = rule.route;
  const limit = formatDuration(Number(effectiveMs));
  const set = formatDuration(recommendedMs(observedP99Ms));
  return {
    severity: 'warning',
    title: say`No timeout is set, and the default cuts long answers`,
    detail: say`Rule ${rule.index} of ${nameOf(route)} has no timeout, so ${
      decidedBy.name
    } cuts each answer after ${limit}, streams in the middle.`,
    subject: subjectOf(route, `spec.rules[${rule.index}].timeouts.${kind}`),
    evidence: [
      { label: say`Default of ${decidedBy.name}`, value: limit },
      {
        label: say`99 of 100 requests take at most`,
        value:
          observedP99Ms === undefined
            ? say`not measured`
            : formatDuration(observedP99Ms),
      },
    ],
    remedy:
      kind === 'request'
        ? {
            text: say`Set timeouts.request of the rule to ${set} or more.`,
            patch: patchOfRule(rule, set),
          }
        : {
            // Where a route's own timeouts do not count.
            text: advice,
            ...patchOfBackend(rule, observedP99Ms),
          },
    ways,
    pools: [],
    stops: 'some',
  };
}

function patchOfRule({ route, index, spec }: RuleNode, request: string): Patch {
  const path = `/spec/rules/${index}/timeouts`;
  return spec.timeouts === undefined
    ? jsonPatch(route.route, { op: 'add', path, value: { request } })
    : jsonPatch(route.route, {
        op: 'add',
        path: `${path}/request`,
        value: request,
      });
}

/** GKE reads it from a policy on the pool. */
function patchOfBackend(
  { backends }: RuleNode,
  observedP99Ms: number | undefined,
): { patch?: Patch } {
  const pool = backends.find(backend => backend.pool)?.pool?.pool;
  return pool
    ? {
        patch: createObject({
          apiVersion: 'networking.gke.io/v1',
          kind: 'GCPBackendPolicy',
          metadata: { namespace: pool.meta.namespace, name: pool.meta.name },
          spec: {
            targetRef: {
              group: groupOf(pool.meta),
              kind: pool.meta.kind,
              name: pool.meta.name,
            },
            default: { timeoutSec: recommendedMs(observedP99Ms) / 1000 },
          },
        }),
      }
    : {};
}
