// SPDX-License-Identifier: Apache-2.0
import {
  say,
  sayNumber,
} from '@inference-portal/backstage-plugin-inference-common';
import { PoolQuestion } from './PoolQuestion';
import { Verdict } from './Verdict';

const OBJECTIVE_HEADERS = [
  'x-llm-d-inference-objective',
  'x-gateway-inference-objective',
];

/** What the picker refuses: a body without model, and what can wait while it is full. */
export function judgePicker({
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
      detail:
        body.kind === 'invalid'
          ? say`The endpoint picker refuses a body that is no JSON.`
          : say`The endpoint picker refuses a body without model.`,
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
        ? say`Objective ${name} has priority ${objective.priority}: it is not shed`
        : say`The pool has no objective ${name}: priority 0 counts`,
      objective && { object: objective, field: 'spec.priority' },
    );
    return undefined;
  }
  const { namespace } = node.pool.meta;
  const load = context.poolLoad(namespace, node.pool.meta.name);
  const at = { object: objective, field: 'spec.priority' };
  const saturation = load?.stale ? undefined : load?.saturation;
  if (saturation === undefined) {
    const title = say`Objective ${name} may be shed: its priority is ${objective.priority}`;
    notes.add('picker', 'warning', title, {
      detail: say`How full the pool is was not measured. Full, it answers 429.`,
      ...at,
    });
    notes.unknown(say`${title}, and the pool's saturation is not known`);
    return undefined;
  }
  const full = saturation >= 1;
  notes.add(
    'picker',
    full ? 'stopped' : 'passed',
    full
      ? say`Objective ${name} is shed now`
      : say`Objective ${name} is not shed now`,
    {
      detail: say`Its priority is ${
        objective.priority
      }, below 0, and the pool's saturation ${sayNumber(
        saturation,
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
        detail: say`The pool is full, and objective ${name} with priority ${objective.priority} is shed first.`,
      }
    : undefined;
}
