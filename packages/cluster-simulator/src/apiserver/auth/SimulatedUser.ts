// SPDX-License-Identifier: Apache-2.0

/** One rule of a Role or ClusterRole; `namespaces` narrows it as a RoleBinding does. */
export interface PolicyRule {
  apiGroups?: string[];
  /** `pods`, `pods/proxy`, `*` for all; a star before a slash is any resource. */
  resources?: string[];
  verbs: string[];
  /** Where the rule holds; everywhere when absent. */
  namespaces?: string[];
  resourceNames?: string[];
  nonResourceURLs?: string[];
}

/** Who a bearer token stands for, and what that user may do. */
export interface SimulatedUser {
  name: string;
  token: string;
  groups?: string[];
  rules: PolicyRule[];
}

/** Who a request comes from. */
export interface RequestUser {
  name: string;
  groups: string[];
  rules: PolicyRule[];
}
