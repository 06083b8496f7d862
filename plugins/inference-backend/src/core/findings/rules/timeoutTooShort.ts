// SPDX-License-Identifier: Apache-2.0
import {
  EffectiveTimeout,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects, ObjectMeta } from '../../objects/ClusterObjects';
import { recommendedMs } from '../../timeouts/recommendedMs';
import { findTimeouts, TimedRule } from '../../timeouts/findTimeouts';
import { objectOfSource } from '../../timeouts/objectOfSource';
import { formatDuration, parseDuration } from '../../timeouts/parseDuration';
import { FindingRule, Judgement, Patch } from '../FindingRule';
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
        .map(timeout => judgeLimit(timed, timeout, topology.snapshot.objects)),
    ),
};

function judgeLimit(
  { rule, ways, observedP99Ms }: TimedRule,
  { kind, effectiveMs, decidedBy }: EffectiveTimeout,
  objects: ClusterObjects,
): Judgement {
  const { route } = rule.route;
  const limit = formatDuration(Number(effectiveMs));
  const set = formatDuration(recommendedMs(observedP99Ms));
  const policy = objectOfSource(decidedBy, objects);
  const object = policy ?? route;
  return {
    severity: 'warning',
    title: say`The timeout is shorter than long answers take`,
    detail: say`${nameOf(object)} limits requests of rule ${
      rule.index
    } of ${nameOf(route)} to ${limit}, and ${
      observedP99Ms === undefined
        ? say`long answers take minutes`
        : say`one in a hundred takes longer than ${formatDuration(
            observedP99Ms,
          )}`
    }. They are cut, streams in the middle.`,
    subject: subjectOf(object, decidedBy.field),
    evidence: [
      { label: say`Effective ${kind} timeout`, value: limit },
      {
        label: say`99 of 100 requests take at most`,
        value:
          observedP99Ms === undefined
            ? say`not measured`
            : formatDuration(observedP99Ms),
      },
    ],
    remedy: {
      text: say`Raise it to ${set} or more.`,
      patch: policy
        ? patchOfPolicy(policy, decidedBy.field ?? '', set)
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

/** `spec.rules[0].timeouts.request` is in a list, which a merge would replace. */
function patchOfPolicy(
  policy: { meta: ObjectMeta },
  field: string,
  value: string,
): Patch {
  const parts = field.split(/[.[\]]+/).filter(part => part !== '');
  if (field.includes('[')) {
    return jsonPatch(policy, {
      op: 'add',
      path: `/${parts.join('/')}`,
      value,
    });
  }
  // GKE counts in seconds.
  const written = field.endsWith('Sec')
    ? (parseDuration(value) ?? 0) / 1000
    : value;
  return mergePatch(policy, nest(parts, written));
}

/** `{ spec: { timeouts: { request: … } } }` */
function nest(
  [first, ...rest]: string[],
  value: string | number,
): Record<string, unknown> {
  return { [first]: rest.length > 0 ? nest(rest, value) : value };
}
