// SPDX-License-Identifier: Apache-2.0
import { ManifestProblem } from '@inference-portal/backstage-plugin-inference-common';

/** `base/routing/route.yaml:12 spec.rules[0] (error route-backend-missing): … Fix: …` */
export function formatProblem({
  path,
  line,
  field,
  severity,
  code,
  detail,
  fix,
}: ManifestProblem): string {
  const place = field ? `${path}:${line} ${field}` : `${path}:${line}`;
  const kind = code ? `${severity} ${code}` : severity;
  return `${place} (${kind}): ${detail} Fix: ${fix}`;
}
