// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects, Gateway, Listener } from '../objects/ClusterObjects';
import { AppliedPolicy, policiesOfGateway } from '../policies/policiesOf';
import { nameOf } from '../findings/subjectOf';
import { readsModel } from '../topology/modelNames';
import { RoutedHeader } from './checkMatch';
import {
  ExpressionInput,
  ExpressionOutcome,
  Expressions,
} from './ExplainContext';
import { endSentence } from '../endSentence';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';

/** `frontend.http.maxBufferSize` where it is not set. */
export const DEFAULT_BUFFER_BYTES = 2 * 1024 * 1024;

/** Why a request has no model by which it could be routed. */
export type BodyProblem = 'missing' | 'invalid' | 'too-large';

export interface RoutedRequest {
  /** Lower-case names. */
  headers: Map<string, RoutedHeader>;
  /** Of a policy that reads the model. */
  problem?: BodyProblem;
}

interface Stage {
  objects: ClusterObjects;
  gateway: Gateway;
  listener: Listener;
  request: KnownRequest;
  expressions: Expressions;
  notes: Notes;
}

/** What agentgateway's PreRouting policies make of a request's headers. */
export function applyPolicies(
  stage: Stage,
  headers: Map<string, RoutedHeader>,
): RoutedRequest {
  const { objects, gateway, listener, notes, request } = stage;
  const applied = policiesOfGateway(objects, gateway, listener);
  const setting = applied.filter(
    ({ policy }) =>
      policy.phase === 'PreRouting' &&
      policy.requestHeaders.length + (policy.removedHeaders ?? []).length > 0,
  );
  if (setting.length === 0) {
    notes.add(
      'policy',
      'passed',
      say`No policy changes the headers before the request is routed`,
      { object: gateway },
    );
  }
  const buffer = bufferOf(applied);
  const fits = request.bodyBytes <= buffer.bytes;
  const routed: RoutedRequest = { headers };
  for (const one of setting) {
    if (one.refused) {
      notes.add('policy', 'warning', say`${nameOf(one.policy)} does not work`, {
        detail: say`${one.refused.type} is False: ${endSentence(
          one.refused.message ?? one.refused.reason ?? say`no reason given`,
        )} Its headers are not set.`,
        object: one.policy,
        field: 'status.ancestors',
      });
      continue;
    }
    setHeaders(one, stage, { routed, fits, buffer });
  }
  return routed;
}

interface Buffered {
  routed: RoutedRequest;
  fits: boolean;
  buffer: { bytes: number; from?: AppliedPolicy };
}

function setHeaders(
  { policy }: AppliedPolicy,
  { request, expressions, notes }: Stage,
  { routed, fits, buffer }: Buffered,
): void {
  policy.requestHeaders.forEach(({ name, expression, conditional }) => {
    const lower = name.toLowerCase();
    const object = policy;
    const field = 'spec.traffic.transformation.request';
    if (conditional) {
      const why = say`${nameOf(policy)} sets it under a condition`;
      routed.headers.set(lower, { state: 'unknown', why });
      notes.add(
        'policy',
        'unknown',
        say`Whether ${name} is set can't be told`,
        {
          detail: say`${why}, which is not evaluated here.`,
          object,
          field: 'spec.traffic.transformation.conditional',
        },
      );
      return;
    }
    const outcome = expressions.evaluate(expression, inputOf(request, fits));
    if (outcome.kind === 'text') {
      routed.headers.set(lower, {
        state: 'present',
        value: outcome.value,
        setBy: nameOf(policy),
      });
      notes.add('policy', 'passed', say`${name} becomes \`${outcome.value}\``, {
        detail: say`${nameOf(policy)} sets it from \`${shorten(expression)}\`.`,
        object,
        field,
      });
      return;
    }
    const unseen = fits ? unseenField(request, outcome) : undefined;
    if (outcome.kind === 'undecidable' || unseen !== undefined) {
      const why =
        unseen === undefined
          ? outcome.reason
          : say`the expression reads ${unseen} from the body; give the whole body`;
      routed.headers.set(lower, { state: 'unknown', why });
      notes.add(
        'policy',
        'unknown',
        say`What ${name} becomes can not be evaluated here`,
        { detail: `\`${shorten(expression)}\`: ${why}.`, object, field },
      );
      return;
    }
    const problem = readsModel(expression)
      ? problemOf(request, fits)
      : undefined;
    routed.problem ??= problem;
    const why = describeProblem(problem, outcome.reason, request, buffer.bytes);
    routed.headers.set(lower, { state: 'removed', why });
    notes.add('policy', 'warning', say`${name} is taken away`, {
      detail: say`${nameOf(policy)} sets it from \`${shorten(
        expression,
      )}\`, which fails: ${why}. The header is removed then, even one that the client sent.`,
      object:
        problem === 'too-large' && buffer.from ? buffer.from.policy : object,
      field:
        problem === 'too-large' && buffer.from
          ? 'spec.frontend.http.maxBufferSize'
          : field,
    });
  });
  for (const name of policy.removedHeaders ?? []) {
    routed.headers.set(name.toLowerCase(), {
      state: 'removed',
      why: say`${nameOf(policy)} removes it`,
    });
  }
}

/** The most specific policy that says it; it comes last. */
function bufferOf(applied: readonly AppliedPolicy[]): Buffered['buffer'] {
  const from = applied.findLast(
    ({ policy, refused }) => !refused && policy.maxBufferSize !== undefined,
  );
  return from?.policy.maxBufferSize === undefined
    ? { bytes: DEFAULT_BUFFER_BYTES }
    : { bytes: from.policy.maxBufferSize, from };
}

function inputOf(request: KnownRequest, fits: boolean): ExpressionInput {
  const { method, host, path, pathAndQuery, headers, body } = request;
  return {
    method,
    scheme: request.scheme ?? 'http',
    host,
    path,
    pathAndQuery,
    headers: Object.fromEntries(headers),
    ...(fits && { body: body.kind === 'none' ? '' : body.text }),
  };
}

function problemOf(
  { body }: KnownRequest,
  fits: boolean,
): BodyProblem | undefined {
  if (!fits) {
    return 'too-large';
  }
  if (body.kind === 'invalid') {
    return 'invalid';
  }
  return body.kind === 'none' || body.model === undefined
    ? 'missing'
    : undefined;
}

function describeProblem(
  problem: BodyProblem | undefined,
  reason: string,
  { body, bodyBytes }: KnownRequest,
  bufferBytes: number,
): string {
  switch (problem) {
    case 'too-large':
      return say`the body has ${bodyBytes} bytes, and the gateway buffers ${bufferBytes}`;
    case 'invalid':
      return say`the body is no JSON`;
    case 'missing':
      return body.kind === 'none'
        ? say`the request has no body`
        : say`the body has no model`;
    default:
      return body.kind === 'json' && body.model !== undefined
        ? say`${reason}, for model \`${body.model}\``
        : reason;
  }
}

/** A field of the body that the expression reads, where only the model was told. */
function unseenField(
  { body }: KnownRequest,
  outcome: ExpressionOutcome,
): string | undefined {
  const field = outcome.kind === 'failed' ? outcome.missingKey : undefined;
  return body.kind === 'json' &&
    body.sketched &&
    field !== 'model' &&
    // A map of aliases that lacks the model.
    field !== body.model
    ? field
    : undefined;
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`;
}
