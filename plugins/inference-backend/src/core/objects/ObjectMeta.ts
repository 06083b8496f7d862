// SPDX-License-Identifier: Apache-2.0
/* What objects of many kinds have in common. */

export interface ObjectMeta {
  apiVersion: string;
  kind: string;
  name: string;
  /** '' for cluster-scoped objects. */
  namespace: string;
  uid: string;
  generation?: number;
  /** ISO 8601, as all times here. */
  createdAt?: string;
  deletingSince?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  owners: Array<{ kind: string; name: string; controller: boolean }>;
}

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  observedGeneration?: number;
  lastTransitionAt?: string;
}

export interface ParentRef {
  group: string;
  kind: string;
  /** Defaults to the referring object's namespace. */
  namespace: string;
  name: string;
  sectionName?: string;
  port?: number;
}

/** What a policy is for. */
export interface PolicyTargets {
  targets: Array<{
    group: string;
    kind: string;
    name: string;
    sectionName?: string;
  }>;
  /** Instead of targets: every object of the policy's namespace with these labels. */
  targetSelectors?: Array<{
    group: string;
    kind: string;
    matchLabels: Record<string, string>;
    sectionName?: string;
  }>;
}

/** What a gateway's controller says of a policy. */
export interface PolicyAncestor {
  ancestorRef: ParentRef;
  controllerName: string;
  conditions: Condition[];
}
