// SPDX-License-Identifier: Apache-2.0
import { FindingCode, FindingSeverity } from './findings';

/**
 * A file with manifests, such as one of a repository.
 *
 * @public
 */
export interface ManifestFile {
  /** Relative, with slashes. */
  path: string;
  content: string;
}

/**
 * Manifests to be checked before anything is applied.
 *
 * @public
 */
export interface ManifestCheckRequest {
  files: ManifestFile[];
  /** Cluster that they are for: what it has counts, and is not written again. */
  cluster?: string;
  /**
   * Gateways that exist although neither the files nor the cluster have them, by
   * the controller that makes them work, such as `agentgateway.dev/agentgateway`.
   */
  gateways?: Array<{ namespace: string; name: string; controller: string }>;
}

/**
 * One thing wrong with a file, where, and what to do.
 *
 * @public
 */
export interface ManifestProblem {
  path: string;
  /** 1 is the first. */
  line: number;
  /** Path of the field, such as `spec.rules[0].backendRefs[1].name`. */
  field?: string;
  /** `InferencePool chat/qwen-chat` */
  object?: string;
  severity: FindingSeverity;
  /** Of a rule: its page is `findings/<code>`. */
  code?: FindingCode;
  title: string;
  detail: string;
  /** What to do. */
  fix: string;
}

/**
 * What is wrong with manifests, worst first, as far as it shows before they run.
 *
 * @public
 */
export interface ManifestCheck {
  /** How many objects the files hold. */
  objects: number;
  problems: ManifestProblem[];
  /** Kinds in the files that no rule looks at, sorted. */
  unjudged: string[];
}
