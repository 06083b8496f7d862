// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** A whole copy of the object in an annotation: as big as the rest, and read only where drift is looked for. */
export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The rules of the manifest that client-side apply leaves behind, as JSON; undefined where there is none. */
export function readLastAppliedRules<Rule extends z.ZodType>(
  metadata: { annotations?: Record<string, string> | null },
  rule: Rule,
): Array<z.output<Rule>> | undefined {
  const annotation = metadata.annotations?.[LAST_APPLIED];
  if (annotation === undefined) {
    return undefined;
  }
  const manifest = z.object({ spec: z.object({ rules: z.array(rule) }) });
  try {
    return manifest.safeParse(JSON.parse(annotation)).data?.spec.rules;
  } catch {
    return undefined;
  }
}
