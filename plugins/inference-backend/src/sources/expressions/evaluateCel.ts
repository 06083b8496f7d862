// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { EvaluationError, ParseResult } from '@marcbachmann/cel-js';
import {
  ExpressionInput,
  ExpressionOutcome,
} from '../../core/explain/ExplainContext';
import { boundCost } from './boundCost';
import { celEnvironment, withOwnMacros } from './celEnvironment';

/** The CRD's limit. */
const LONGEST_EXPRESSION = 16_384;
/** A few milliseconds. */
const MOST_STEPS = 1_000_000;
const LARGEST_RESULT = 4_000_000;
const MOST_PARSED = 500;

interface Parsed {
  program?: ParseResult;
  reason?: string;
}

const parsed = new Map<string, Parsed>();

/** Evaluates an expression whose result becomes a header. Always answers soon. */
export function evaluateCel(
  expression: string,
  input: ExpressionInput,
): ExpressionOutcome {
  if (expression.length > LONGEST_EXPRESSION) {
    return undecidable(say`it has more than ${LONGEST_EXPRESSION} characters`);
  }
  const { program, reason } = parse(expression);
  if (!program) {
    return undecidable(reason ?? say`it can not be read`);
  }
  const { steps, size } = boundCost(program.ast, sizeOf(input));
  if (!(steps <= MOST_STEPS && size <= LARGEST_RESULT)) {
    return undecidable(say`it may take too long or too much memory`);
  }
  return run(program, input);
}

function run(program: ParseResult, input: ExpressionInput): ExpressionOutcome {
  const { path, pathAndQuery, ...rest } = input;
  try {
    const value: unknown = program({
      request: { ...rest, path, pathAndQuery, uri: pathAndQuery },
    });
    return toHeader(value);
  } catch (error) {
    return toFailure(error);
  }
}

function toHeader(value: unknown): ExpressionOutcome {
  if (typeof value !== 'string') {
    return {
      kind: 'failed',
      reason:
        value === null
          ? say`its result is null, and no text`
          : say`its result is a ${typeof value}, and no text`,
    };
  }
  // What HTTP allows in a header's value.
  return /[^\t\x20-\x7e\x80-\uffff]/.test(value)
    ? {
        kind: 'failed',
        reason: say`its result holds characters that no header may`,
      }
    : { kind: 'text', value };
}

function toFailure(error: unknown): ExpressionOutcome {
  const reason =
    error instanceof Error ? error.message.split('\n')[0] : say`it fails`;
  if (!(error instanceof EvaluationError)) {
    return { kind: 'failed', reason };
  }
  if (error.code === 'unknown_variable') {
    return undecidable(
      say`${reason}: the portal knows nothing but the request`,
    );
  }
  const missingKey = /^No such key: (.*)$/s.exec(reason)?.[1];
  return {
    kind: 'failed',
    reason: reason.slice(0, 200),
    ...(missingKey !== undefined && { missingKey }),
  };
}

function parse(expression: string): Parsed {
  let known = parsed.get(expression);
  if (!known) {
    if (parsed.size >= MOST_PARSED) {
      parsed.clear();
    }
    known = tryParse(expression);
    parsed.set(expression, known);
  }
  return known;
}

/** What the check refuses may be a function that the gateway has and the portal doesn't. */
function tryParse(expression: string): Parsed {
  try {
    const program = celEnvironment.parse(withOwnMacros(expression));
    const { valid, error } = program.check();
    return valid
      ? { program }
      : { reason: error?.message.split('\n')[0].slice(0, 200) };
  } catch (error) {
    return {
      reason:
        error instanceof Error
          ? error.message.split('\n')[0].slice(0, 200)
          : undefined,
    };
  }
}

function sizeOf(input: ExpressionInput): number {
  return JSON.stringify(input).length;
}

function undecidable(reason: string): ExpressionOutcome {
  return { kind: 'undecidable', reason };
}
