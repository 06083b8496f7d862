// SPDX-License-Identifier: Apache-2.0

/**
 * Codes of the findings, stable and public; each has a page in
 * `docs/findings/<code>.md`.
 *
 * @public
 */
export const FINDING_CODES = [
  'gateway-class-missing',
  'gateway-not-programmed',
  'route-not-accepted',
  'route-backend-missing',
  'route-cross-namespace-refused',
  'bbr-missing',
  'pool-picker-missing',
  'pool-selector-empty',
  'pool-scaled-to-zero',
  'pool-no-ready-endpoints',
  'picker-unschedulable',
  'server-pending',
  'server-crash-looping',
] as const;

/** @public */
export type FindingCode = (typeof FINDING_CODES)[number];

/**
 * error: requests fail, or will on the next event. warning: wrong or risky.
 * info: worth knowing.
 *
 * @public
 */
export type FindingSeverity = 'error' | 'warning' | 'info';

/**
 * The object a finding is about, down to the field.
 *
 * @public
 */
export interface FindingSubject {
  cluster: string;
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Path of the field, such as `spec.rules[0].backendRefs[1].name`. */
  field?: string;
}

/**
 * One thing wrong, or about to be, on one object, with what to do.
 *
 * @public
 */
export interface Finding {
  code: FindingCode;
  severity: FindingSeverity;
  /** One sentence without the object's name that fits a table row. */
  title: string;
  /** One to three sentences with the names and values of this case. */
  detail: string;
  subject: FindingSubject;
  /** The values that were seen. */
  evidence: Array<{ label: string; value: string }>;
  remedy: {
    text: string;
    /** An edit that mends it: `target` names the object, `yaml` is a patch for it. */
    patch?: { target: string; yaml: string };
  };
  /** Path of the page that explains the code, below the docs' root: `findings/<code>`. */
  docs: string;
  /** When it was first seen without a break, ISO 8601. */
  since: string;
}
