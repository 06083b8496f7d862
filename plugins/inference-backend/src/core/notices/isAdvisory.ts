// SPDX-License-Identifier: Apache-2.0
import { FindingCode } from '@inference-portal/backstage-plugin-inference-common';

const ADVISORIES: ReadonlySet<FindingCode> = new Set([
  'crd-legacy-inferencemodel',
  'crd-version-unsupported',
  'pool-api-legacy',
  'provider-inference-deprecated',
  'provider-inference-removed',
  'provider-version-defect',
]);

/** Whether the finding says that an upgrade is due, or needs work first. */
export function isAdvisory(code: FindingCode): boolean {
  return ADVISORIES.has(code);
}
