// SPDX-License-Identifier: Apache-2.0
import { EffectiveTimeout } from '@inference-portal/backstage-plugin-inference-common';
import { recommendedMs } from '../../timeouts/adviseOn';
import { findTimeouts, TimedRule } from '../../timeouts/findTimeouts';
import { formatDuration } from '../../timeouts/parseDuration';
import { FindingRule, Judgement } from '../FindingRule';
import { jsonPatch, mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';

/** Until the first numbers are in, only the rule of thumb speaks: it waits for them. */
const PATIENCE_MS = 120_000;

/** The limit that holds lies below what requests take. */
export const timeoutTooShort: FindingRule = {
  code: 'timeout-too-short',
  needs: ['HTTPRoute', 'Gateway', 'GatewayClass', 'InferencePool'],
  explainedBy: ['provider-inference-removed', 'route-not-accepted'],
  readsLoad: true,
  lastsMs: PATIENCE_MS,
  judge: (topology, context) =>
    findTimeouts(topology, context).flatMap(timed =>
      timed.timeouts
        .filter(
          ({ kind, streams, decidedBy }) =>
            (kind === 'request' || kind === 'backendRequest') &&
            streams === 'cut' &&
            decidedBy.kind !== 'provider',
        )
        .map(timeout =>
          judgeLimit(timed, timeout, topology.snapshot.objects.gatewayPolicies),
        ),
    ),
};

function judgeLimit(
  { rule, ways, observedP95Ms }: TimedRule,
  { kind, effectiveMs, decidedBy }: EffectiveTimeout,
  policies: Parameters<typeof mergePatch>[0][],
): Judgement {
  const { route } = rule.route;
  const limit = formatDuration(Number(effectiveMs));
  const set = formatDuration(recommendedMs(observedP95Ms));
  const policy = policies.find(
    ({ meta }) =>
      meta.kind === decidedBy.kind &&
      meta.namespace === decidedBy.namespace &&
      meta.name === decidedBy.name,
  );
  const object = policy ?? route;
  return {
    severity: 'warning',
    title: 'The timeout is shorter than long answers take',
    detail: `${nameOf(object)} limits requests of rule ${
      rule.index
    } of ${nameOf(route)} to ${limit}, and ${
      observedP95Ms === undefined
        ? 'long answers take minutes'
        : `one in twenty takes longer than ${formatDuration(observedP95Ms)}`
    }. They are cut, streams in the middle.`,
    subject: subjectOf(object, decidedBy.field),
    evidence: [
      { label: `Effective ${kind} timeout`, value: limit },
      {
        label: '95 of 100 requests take at most',
        value:
          observedP95Ms === undefined
            ? 'not measured'
            : formatDuration(observedP95Ms),
      },
    ],
    remedy: {
      text: `Raise it to ${set} or more.`,
      patch: policy
        ? mergePatch(policy, {
            spec: { traffic: { timeouts: { request: set } } },
          })
        : jsonPatch(route, {
            op: 'replace',
            path: `/spec/rules/${rule.index}/timeouts/${kind}`,
            value: set,
          }),
    },
    ways,
    pools: [],
    stops: 'some',
  };
}
