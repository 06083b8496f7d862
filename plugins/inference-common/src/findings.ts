// SPDX-License-Identifier: Apache-2.0

/**
 * Codes of the findings, stable and public; each has a page in
 * `docs/findings/<code>.md`.
 *
 * @public
 */
export const FINDING_CODES = [
  'gateway-class-missing',
  'gateway-class-not-accepted',
  'gateway-not-programmed',
  'gateway-address-missing',
  'listener-namespace-closed',
  'listener-no-tls-for-picker',
  'route-not-accepted',
  'route-backend-missing',
  'route-backend-wrong-group',
  'route-cross-namespace-refused',
  'route-bypasses-pool',
  'route-invalid-kind',
  'route-status-missing',
  'route-weights-zero',
  'route-status-stale',
  'route-model-shadowed',
  'route-split-unsupported',
  'route-pool-empty-share',
  'timeout-missing',
  'timeout-too-short',
  'timeout-ineffective',
  'bbr-missing',
  'bbr-not-attached',
  'bbr-header-mismatch',
  'bbr-alias-missing',
  'bbr-body-limit',
  'bbr-phase-conflict',
  'pool-unreferenced',
  'pool-status-missing',
  'pool-not-accepted',
  'pool-picker-missing',
  'pool-picker-port-wrong',
  'pool-selector-empty',
  'pool-scaled-to-zero',
  'pool-no-ready-endpoints',
  'pool-selectors-overlap',
  'pool-port-mismatch',
  'pool-api-legacy',
  'pool-failure-mode-ineffective',
  'pool-models-differ',
  'pool-status-contested',
  'picker-unschedulable',
  'picker-crash-looping',
  'picker-image-unavailable',
  'picker-unavailable',
  'picker-args-mismatch',
  'picker-not-redundant',
  'picker-metrics-unauthorized',
  'picker-sees-no-endpoints',
  'picker-bypassed',
  'server-pending',
  'server-crash-looping',
  'server-metrics-missing',
  'server-model-name-mismatch',
  'server-queue-saturated',
  'server-cache-saturated',
  'objective-ignored',
  'objective-pool-missing',
  'objective-sheds',
  'rewrite-ignored',
  'crds-both-groups',
  'crd-legacy-inferencemodel',
  'gitops-out-of-sync',
  'gitops-old-revision',
  'gitops-drift',
  'crd-version-unsupported',
  'provider-inference-removed',
  'provider-inference-deprecated',
  'provider-version-defect',
  'metrics-generation-legacy',
  'rollout-split-off',
  'rollout-canary-failing',
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
 * Where in Git an object is written.
 *
 * @public
 */
export interface GitSource {
  /** Of the repository, for a browser. */
  repository: string;
  /** Branch, tag or commit. */
  reference?: string;
  /** Of the folder that is applied, without slashes around it. */
  path?: string;
}

/**
 * An edit that mends a finding. merge: a JSON merge patch. strategic: Kubernetes'
 * own, which merges lists of built-in kinds by name. json: operations of a JSON
 * patch, for lists of other kinds. create: a whole new object.
 *
 * @public
 */
export interface FindingPatch {
  kind: 'merge' | 'strategic' | 'json' | 'create';
  /** The object that is changed or made; not always the one that is at fault. */
  object: {
    apiVersion: string;
    kind: string;
    namespace?: string;
    name: string;
  };
  /** The object for people: `HTTPRoute chat/qwen`. */
  target: string;
  /** With the command that applies it, as a comment. */
  yaml: string;
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
    /** An edit that mends it. */
    patch?: FindingPatch;
  };
  /** Path of the page that explains the code, below the docs' root: `findings/<code>`. */
  docs: string;
  /** When it was first seen without a break, ISO 8601; a short one is none. */
  since: string;
  /** How often it came back soon after it went; left out where it never did. */
  flaps?: number;
  /**
   * Where the object is written, as far as what applies it from Git says so: a
   * pull request there mends it for good.
   */
  git?: GitSource;
}

/**
 * The same for the same thing wrong on the same object, answer for answer; by
 * this a finding is asked for later.
 *
 * @public
 */
export function findingId({
  code,
  subject,
}: Pick<Finding, 'code' | 'subject'>): string {
  const { cluster, kind, namespace = '', name, field = '' } = subject;
  return [code, cluster, kind, namespace, name, field].join('/');
}
