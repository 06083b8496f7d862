// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../cluster/KubernetesObject';
import { Workloads } from '../controllers/Workloads';
import { TrafficScenario } from '../traffic/TrafficScenario';

/** What a user may do, as an RBAC rule says it, for all or some namespaces. */
export interface AccessRule {
  apiGroups: string[];
  /** `pods`, `pods/proxy`, `*`. */
  resources: string[];
  verbs: string[];
  resourceNames?: string[];
  /** All namespaces and cluster-scoped objects when left out. */
  namespaces?: string[];
  nonResourceURLs?: string[];
}

export interface User {
  name: string;
  groups: string[];
  /** Sent as `Authorization: Bearer …`. */
  token: string;
  rules: AccessRule[];
}

export interface ClusterScenario {
  name: string;
  title: string;
  /** Nothing listens on the ports of a cluster that isn't reachable. */
  reachable: boolean;
  /** As `/version` says it. */
  kubernetesVersion: string;
  users: User[];
  /** In the order in which they are made. */
  objects: KubernetesObject[];
  workloads: Workloads;
  traffic: TrafficScenario;
  /** `namespace/name` of the Gateway that answers on the cluster's gateway port. */
  gateway?: string;
}

/** A whole world, with all shorthands expanded to plain objects. */
export interface Scenario {
  title: string;
  clusters: ClusterScenario[];
}
