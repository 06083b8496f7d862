// SPDX-License-Identifier: Apache-2.0
import { EffectiveTimeout } from '@inference-portal/backstage-plugin-inference-common';
import { recommendedMs } from '../../timeouts/adviseOn';
import { findTimeouts, TimedRule } from '../../timeouts/findTimeouts';
import { formatDuration } from '../../timeouts/parseDuration';
import { FindingRule, Judgement } from '../FindingRule';
import { jsonPatch } from '../patchOf';
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
            kind === 'request' &&
            streams === 'cut' &&
            decidedBy.kind === 'provider',
        )
        .map(timeout => judgeDefault(timed, timeout)),
    ),
};

function judgeDefault(
  { rule, ways, observedP95Ms }: TimedRule,
  { effectiveMs, decidedBy }: EffectiveTimeout,
): Judgement {
  const { route } = rule.route;
  const limit = formatDuration(Number(effectiveMs));
  const set = formatDuration(recommendedMs(observedP95Ms));
  const path = `/spec/rules/${rule.index}/timeouts`;
  return {
    severity: 'warning',
    title: 'No timeout is set, and the default cuts long answers',
    detail: `Rule ${rule.index} of ${nameOf(
      route,
    )} sets no request timeout, so ${
      decidedBy.name
    } cuts each answer after ${limit}, streams in the middle.`,
    subject: subjectOf(route, `spec.rules[${rule.index}].timeouts.request`),
    evidence: [
      { label: `Default of ${decidedBy.name}`, value: limit },
      {
        label: '95 of 100 requests take at most',
        value:
          observedP95Ms === undefined
            ? 'not measured'
            : formatDuration(observedP95Ms),
      },
    ],
    remedy: {
      text: `Set timeouts.request of the rule to ${set} or more.`,
      patch:
        rule.spec.timeouts === undefined
          ? jsonPatch(route, { op: 'add', path, value: { request: set } })
          : jsonPatch(route, {
              op: 'add',
              path: `${path}/request`,
              value: set,
            }),
    },
    ways,
    pools: [],
    stops: 'some',
  };
}
