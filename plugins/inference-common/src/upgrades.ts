// SPDX-License-Identifier: Apache-2.0
import { Finding, FindingCode } from './findings';

/**
 * Versions a cluster might be upgraded to; what is left out stays as it is.
 *
 * @public
 */
export interface UpgradeCheckRequest {
  /** Bundle of the Gateway API's CRDs: `v1.6.1`. */
  gatewayApi?: string;
  /** Bundle of the Gateway API Inference Extension's CRDs: `v1.6.0`. */
  inferenceExtension?: string;
  provider?: {
    /** As GatewayClasses name it: `agentgateway.dev/agentgateway`. */
    controller: string;
    version: string;
  };
  /** Below 1 llm-d-router, from 1 on GIE's own endpoint picker. */
  endpointPicker?: string;
}

/**
 * What an upgrade does to objects beyond what a finding would say afterwards.
 *
 * @public
 */
export const UPGRADE_CODES = [
  'chart-tag-renamed',
  'chart-values-renamed',
  'controller-renamed',
  'crd-group-removed',
  'downgrade-denied',
  'metrics-renamed',
  'objectives-ignored',
  'picker-flags-rejected',
  'picker-image-unpublished',
  'picker-requests-raised',
  'policy-conversion',
  'way-back-closed',
] as const;

/** @public */
export type UpgradeCode = (typeof UPGRADE_CODES)[number];

/**
 * One thing the upgrade would bring, on one object: a finding that would come,
 * or work that has to be done first.
 *
 * @public
 */
export interface UpgradeIssue
  extends Pick<
    Finding,
    'severity' | 'title' | 'detail' | 'subject' | 'evidence' | 'remedy' | 'docs'
  > {
  code: FindingCode | UpgradeCode;
}

/** @public */
export type UpgradeComponent = keyof UpgradeCheckRequest;

/**
 * One component's step.
 *
 * @public
 */
export interface UpgradeStep {
  component: UpgradeComponent;
  /** `Gateway API`, `agentgateway`, … */
  title: string;
  /** What is installed, as far as the cluster tells. */
  from?: string;
  to: string;
  direction: 'upgrade' | 'downgrade' | 'same' | 'unknown';
  /** Whether the support matrix has the version. */
  known: boolean;
  /** What limits the answer for this component. */
  note?: string;
}

/**
 * What an upgrade would bring to a cluster.
 *
 * @public
 */
export interface UpgradeCheck {
  cluster: string;
  /**
   * breaking: requests fail, or objects are lost. risky: something needs work
   * or care. clear: nothing known speaks against it. unknown: nothing speaks
   * against it, and not all of it could be judged.
   */
  verdict: 'breaking' | 'risky' | 'clear' | 'unknown';
  steps: UpgradeStep[];
  /** Worst first. */
  issues: UpgradeIssue[];
  /** Findings that would go. */
  resolved: UpgradeIssue[];
  /** Kinds that can't be read, so that what concerns them is missing here. */
  unread: string[];
  /** Day of the newest review of the support matrix. */
  matrixDate: string;
}
