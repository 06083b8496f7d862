// SPDX-License-Identifier: Apache-2.0
import { ExplainedBackend } from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import { nameOf } from '../findings/subjectOf';
import { isBelow } from '../providers/isBelow';
import { nameOfProvider, Provider } from '../providers/providerOf';
import { ClusterTopology, PoolNode } from '../topology/ClusterTopology';
import { applyRewrites } from './applyRewrites';
import { ExplainContext } from './ExplainContext';
import { judgeServer } from './judgeServer';
import { KnownRequest, modelOf } from './KnownRequest';
import { Notes } from './Notes';
import { byGateway, Part, unknownVerdict, Verdict, whole } from './Verdict';

export interface PoolQuestion {
  topology: ClusterTopology;
  node: PoolNode;
  request: KnownRequest;
  provider: Provider;
  context: ExplainContext;
  isKnown: JudgeContext['isKnown'];
  notes: Notes;
}

type PickerState = NonNullable<ExplainedBackend['picker']>['state'];

const OBJECTIVE_HEADERS = [
  'x-llm-d-inference-objective',
  'x-gateway-inference-objective',
];

/** What becomes of a request for which the gateway drew the pool. */
export function judgePool(question: PoolQuestion): Part[] {
  const { node, isKnown, notes } = question;
  const state = pickerState(node, isKnown);
  const loss = notePicker(question, state);
  if (loss) {
    return whole(loss);
  }
  const blind = state !== 'available';
  const refused = blind ? undefined : judgePicker(question);
  if (refused) {
    return whole(refused);
  }
  if (!isKnown('Pod')) {
    return whole(
      unknownVerdict(
        'kind-unreadable',
        `Pods can not be read, so whether ${nameOf(
          node.pool,
        )} has an endpoint is not known.`,
      ),
    );
  }
  const ready = node.endpoints.filter(endpoint => endpoint.state.ready).length;
  const total = node.endpoints.length;
  notes.add(
    'endpoints',
    ready > 0 ? 'passed' : 'stopped',
    `${ready} of ${total} endpoints of ${node.key} are ready`,
    { object: node.pool, field: 'spec.selector', detail: reasons(node) },
  );
  if (ready === 0) {
    return whole({
      status: 503,
      cause: 'pool-empty',
      by: blind ? 'gateway' : 'picker',
      detail: `${nameOf(node.pool)} has no ready endpoint${
        total === 0 ? ': its selector takes no pod' : ''
      }.`,
    });
  }
  return judgeServers(question, blind);
}

/** Without its picker nobody rewrites the model. */
function judgeServers(
  { topology, node, request, context, notes }: PoolQuestion,
  blind: boolean,
): Part[] {
  const model = modelOf(request);
  const asked =
    blind || model === undefined
      ? [{ model, part: 1 }]
      : applyRewrites(topology, node, model, notes);
  return asked.map(target => ({
    part: target.part,
    verdict: judgeServer(
      request,
      target.model,
      node.endpoints,
      context.servedModels,
      notes,
    ),
  }));
}

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
function notePicker(
  question: PoolQuestion,
  state: PickerState,
): Verdict | undefined {
  const { node, notes } = question;
  const { pool, picker } = node;
  const name = pool.picker?.name ?? 'none';
  const at = { object: pool, field: 'spec.endpointPickerRef' };
  if (state === 'available') {
    const ready = picker?.endpoints.filter(one => one.state.ready).length ?? 0;
    notes.add('picker', 'passed', `Endpoint picker ${name} is there`, {
      detail: `${ready} of ${
        picker?.endpoints.length ?? 0
      } replicas are ready. One leads, by design.`,
      ...at,
    });
    return undefined;
  }
  const why = describeLoss(question, state);
  if (state === 'unknown') {
    notes.add('picker', 'unknown', `Endpoint picker ${name} can't be seen`, {
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
      ? `Endpoint picker ${name} is not there`
      : `Endpoint picker ${name} does not answer`,
    { detail: why, ...at },
  );
  return verdict;
}

function describeLoss(
  { node: { pool, picker } }: PoolQuestion,
  state: PickerState,
): string {
  const name = pool.picker?.name;
  if (!pool.picker) {
    return `${nameOf(pool)} names no endpoint picker.`;
  }
  if (state === 'unknown') {
    return 'Services and Pods can not all be read in this cluster.';
  }
  if (state === 'missing') {
    return `Service ${pool.meta.namespace}/${name} does not exist.`;
  }
  const ports = (picker?.service?.ports ?? []).map(({ port }) => port);
  if (pool.picker.port === undefined || !ports.includes(pool.picker.port)) {
    return `The pool asks port ${
      pool.picker.port ?? '(none)'
    } of Service ${name}, which has ${ports.join(', ') || 'none'}.`;
  }
  const down = picker?.endpoints.find(endpoint => endpoint.state.reason);
  return `No replica of ${name} is ready${
    down ? `: pod ${down.pod.meta.name} is ${down.state.reason}` : ''
  }.`;
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
    `${why} ${nameOfProvider(provider)} fails the request.`,
  );
  const undecided = unknownVerdict(
    cause,
    `${why} Whether ${nameOfProvider(
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
        'Without its picker the gateway spreads requests evenly, blind to load',
      );
      return undefined;
    default:
      return undecided;
  }
}

/** What the picker refuses: a body without model, and what can wait while it is full. */
function judgePicker({
  node,
  request,
  context,
  notes,
}: PoolQuestion): Verdict | undefined {
  const { body } = request;
  if (
    body.kind === 'invalid' ||
    (body.kind === 'json' && body.model === undefined)
  ) {
    return {
      status: 400,
      cause: body.kind === 'invalid' ? 'body-invalid' : 'model-missing',
      by: 'picker',
      detail: `The endpoint picker refuses a body ${
        body.kind === 'invalid' ? 'that is no JSON' : 'without model'
      }.`,
    };
  }
  const name = OBJECTIVE_HEADERS.map(header =>
    request.headers.get(header),
  ).find(value => value);
  const objective = node.objectives.find(({ meta }) => meta.name === name);
  if (name === undefined || body.kind === 'none') {
    return undefined;
  }
  if (!objective || objective.priority >= 0) {
    notes.add(
      'picker',
      objective ? 'passed' : 'warning',
      objective
        ? `Objective ${name} has priority ${objective.priority}: it is not shed`
        : `The pool has no objective ${name}: priority 0 counts`,
      objective && { object: objective, field: 'spec.priority' },
    );
    return undefined;
  }
  const { namespace } = node.pool.meta;
  const load = context.poolLoad(namespace, node.pool.meta.name);
  const at = { object: objective, field: 'spec.priority' };
  const saturation = load?.stale ? undefined : load?.saturation;
  if (saturation === undefined) {
    const title = `Objective ${name} may be shed: its priority is ${objective.priority}`;
    notes.add('picker', 'warning', title, {
      detail: 'How full the pool is was not measured. Full, it answers 429.',
      ...at,
    });
    notes.unknown(`${title}, and the pool's saturation is not known`);
    return undefined;
  }
  const full = saturation >= 1;
  notes.add(
    'picker',
    full ? 'stopped' : 'passed',
    `Objective ${name} is ${full ? '' : 'not '}shed now`,
    {
      detail: `Its priority is ${
        objective.priority
      }, below 0, and the pool's saturation ${saturation.toFixed(
        2,
      )}; from 1 on it is shed.`,
      ...at,
    },
  );
  return full
    ? {
        status: 429,
        cause: 'shed',
        by: 'picker',
        detail: `The pool is full, and objective ${name} with priority ${objective.priority} is shed first.`,
      }
    : undefined;
}

function reasons({ endpoints }: PoolNode): string | undefined {
  const down = endpoints.filter(({ state }) => !state.ready);
  return down.length === 0
    ? undefined
    : down
        .slice(0, 3)
        .map(({ pod, state }) => `${pod.meta.name}: ${state.reason}`)
        .join('; ');
}
