// SPDX-License-Identifier: Apache-2.0
import { RolloutPlan } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { parseDocument } from 'yaml';
import { rolloutPlanSchema } from './rolloutPlan';

/** No plan is longer; a YAML of aliases that is short can be huge. */
const MAX_LENGTH = 100_000;
const MAX_ALIASES = 10;

/**
 * A plan, or what is wrong with the file: one sentence each, with field and fix.
 *
 * @public
 */
export type ParsedRolloutPlan =
  | { ok: true; plan: RolloutPlan }
  | { ok: false; problems: string[] };

/**
 * Reads a `rollout.yaml`.
 *
 * @public
 */
export function parseRolloutPlan(text: string): ParsedRolloutPlan {
  if (text.length > MAX_LENGTH) {
    return {
      ok: false,
      problems: [`is longer than ${MAX_LENGTH} letters: no plan is`],
    };
  }
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    return {
      ok: false,
      problems: document.errors.map(
        ({ message }) => `is no YAML: ${message.split('\n')[0]}`,
      ),
    };
  }
  const parsed = rolloutPlanSchema.safeParse(toPlain(document));
  return parsed.success
    ? { ok: true, plan: parsed.data }
    : { ok: false, problems: parsed.error.issues.map(describeIssue) };
}

function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    // Aliases without end.
    return undefined;
  }
}

/** `steps[1].weight is …`: which field, what is wrong and what to write. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const field = issue.path.reduce<string>(
    (path, part) =>
      typeof part === 'number'
        ? `${path}[${part}]`
        : `${path}${path && '.'}${String(part)}`,
    '',
  );
  if (issue.code === 'unrecognized_keys') {
    return `${issue.keys
      .map(key => (field ? `${field}.${key}` : key))
      .join(', ')} is not known: take it away, or look for a misspelling`;
  }
  if (issue.code === 'invalid_type' && issue.expected === 'object') {
    return `${field || 'the file'} holds no fields`;
  }
  return `${field} ${issue.message}`;
}
