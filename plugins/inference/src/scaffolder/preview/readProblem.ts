// SPDX-License-Identifier: Apache-2.0
import { FindingSeverity } from '@inference-portal/backstage-plugin-inference-common';

/** A problem as the step that validates writes it into its log. */
export interface ToldProblem {
  /** File and line, such as `base/serving/pool.yaml:12`. */
  place: string;
  field?: string;
  severity: FindingSeverity;
  detail: string;
  fix: string;
}

const LINE =
  /^(\S+:\d+)(?: (\S+))? \((error|warning|info)(?: [\w-]+)?\): ([^]*?) Fix: ([^]*)$/;

/** Undefined for a line that tells no problem. */
export function readProblem(line: string): ToldProblem | undefined {
  const [, place, field, level, detail, fix] = LINE.exec(line) ?? [];
  const severity = (['error', 'warning', 'info'] as const).find(
    each => each === level,
  );
  return severity && { place, field, severity, detail, fix };
}
