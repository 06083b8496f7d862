// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { findSecrets } from './findSecrets';

/** What is wrong with one field of an input. */
export interface Problem {
  path: ReadonlyArray<string | number>;
  message: string;
}

/**
 * The input with its defaults, or an error that names every field that is wrong
 * with it. Secrets are refused before anything else is said of the field, so
 * that no message repeats them.
 */
export function readInput<Schema extends z.ZodTypeAny>(
  schema: Schema,
  raw: unknown,
  check: (input: z.output<Schema>) => Problem[] = () => [],
): z.output<Schema> {
  const secrets = findSecrets(raw);
  if (secrets.length > 0) {
    throw problemsError(secrets);
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) {
    throw problemsError(parsed.error.issues);
  }
  const problems = check(parsed.data);
  if (problems.length > 0) {
    throw problemsError(problems);
  }
  return parsed.data;
}

function problemsError(problems: readonly Problem[]): InputError {
  return new InputError(
    problems
      .map(({ path, message }) => `${formatPath(path)}: ${message}`)
      .join('; '),
  );
}

/** `engine.extraArgs[2]` */
export function formatPath(path: Problem['path']): string {
  return (
    path
      .map((part, index) =>
        typeof part === 'number'
          ? `[${part}]`
          : `${index === 0 ? '' : '.'}${part}`,
      )
      .join('') || 'input'
  );
}
