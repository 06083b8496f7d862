// SPDX-License-Identifier: Apache-2.0
import {
  ExplainedBackend,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import { nameOf } from '../findings/subjectOf';
import { isBelow } from '../providers/isBelow';
import { nameOfProvider } from '../providers/providerOf';
import { PoolNode } from '../topology/ClusterTopology';
import { endSentence } from '../endSentence';
import { PoolQuestion } from './PoolQuestion';
import { byGateway, unknownVerdict, Verdict } from './Verdict';

export type PickerState = NonNullable<ExplainedBackend['picker']>['state'];

export function pickerState(
  { pool, picker }: PoolNode,
  isKnown: JudgeContext['isKnown'],
): PickerState {
  if (!pool.picker) {
    return 'missing';
  }
  if (!isKnown('Service') || !picker) {
    return 'unknown';
  }
  if (!picker.service) {
    return 'missing';
  }
  if (!isKnown('Pod')) {
    return 'unknown';
  }
  return picker.endpoints.some(({ state }) => state.ready) &&
    picker.service.ports.some(({ port }) => port === pool.picker?.port)
    ? 'available'
    : 'unavailable';
}

/** Notes the picker's state; gives what becomes of the request where it ends there. */
export function judgePickerLoss(
  question: PoolQuestion,
  state: PickerState,
): Verdict | undefined {
  const { node, notes } = question;
  const { pool, picker } = node;
  const name = pool.picker?.name ?? say`none`;
  const at = { object: pool, field: 'spec.endpointPickerRef' };
  if (state === 'available') {
    const ready = picker?.endpoints.filter(one => one.state.ready).length ?? 0;
    notes.add('picker', 'passed', say`Endpoint picker ${name} is there`, {
      detail: say`${ready} of ${
        picker?.endpoints.length ?? 0
      } replicas are ready. One leads, by design.`,
      ...at,
    });
    return undefined;
  }
  const why = describeLoss(question, state);
  if (state === 'unknown') {
    notes.add('picker', 'unknown', say`Endpoint picker ${name} can't be seen`, {
      detail: why,
      ...at,
    });
    return unknownVerdict('kind-unreadable', why);
  }
  const verdict = judgeLoss(question, state, why);
  notes.add(
    'picker',
    verdict ? 'stopped' : 'warning',
    state === 'missing'
      ? say`Endpoint picker ${name} is not there`
      : say`Endpoint picker ${name} does not answer`,
    { detail: why, ...at },
  );
  return verdict;
}

function describeLoss(
  { node: { pool, picker } }: PoolQuestion,
  state: PickerState,
): string {
  if (!pool.picker) {
    return say`${nameOf(pool)} names no endpoint picker.`;
  }
  const { name } = pool.picker;
  if (state === 'unknown') {
    return say`Services and Pods can not all be read in this cluster.`;
  }
  if (state === 'missing') {
    return say`Service ${pool.meta.namespace}/${name} does not exist.`;
  }
  const ports = (picker?.service?.ports ?? []).map(({ port }) => port);
  if (pool.picker.port === undefined || !ports.includes(pool.picker.port)) {
    return say`The pool asks port ${
      pool.picker.port ?? say`(none)`
    } of Service ${name}, which has ${ports.join(', ') || say`none`}.`;
  }
  const down = picker?.endpoints.find(endpoint => endpoint.state.reason);
  return down?.state.reason
    ? say`No replica of ${name} is ready: pod ${
        down.pod.meta.name
      } is ${endSentence(down.state.reason)}`
    : say`No replica of ${name} is ready.`;
}

/** Providers differ in whether they heed the pool's failureMode. */
function judgeLoss(
  { node, provider, notes }: PoolQuestion,
  state: PickerState,
  why: string,
): Verdict | undefined {
  const mode = node.pool.picker?.failureMode ?? 'FailClose';
  const cause = state === 'missing' ? 'picker-missing' : 'picker-unavailable';
  const fails = byGateway(
    500,
    cause,
    say`${why} ${nameOfProvider(provider)} fails the request.`,
  );
  const undecided = unknownVerdict(
    cause,
    say`${why} Whether ${nameOfProvider(
      provider,
    )} heeds failureMode ${mode} is not known.`,
  );
  switch (provider.name) {
    case 'agentgateway':
      // https://github.com/agentgateway/agentgateway/issues/3473
      return mode === 'FailOpen' && isBelow(provider.version, '1.4.2') === false
        ? undecided
        : fails;
    case 'envoy-gateway':
      // https://github.com/envoyproxy/ai-gateway/issues/2502
      return fails;
    case 'istio':
      if (mode !== 'FailOpen') {
        return fails;
      }
      notes.unknown(
        say`Without its picker the gateway spreads requests evenly, blind to load`,
      );
      return undefined;
    default:
      return undecided;
  }
}
