// SPDX-License-Identifier: Apache-2.0
import { SimulatedUser } from '../apiserver/auth/SimulatedUser';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { Workloads } from '../controllers/Workloads';
import { TrafficScenario } from '../traffic/TrafficScenario';

/** One cluster of a scenario, with all shorthands expanded to plain objects. */
export interface ClusterScenario {
  name: string;
  title: string;
  /** Nothing listens on the ports of a cluster that isn't reachable. */
  reachable: boolean;
  /** Clusters of one seed have the same names and numbers. */
  seed: string;
  /** As `/version` says it: `v1.36.2`. */
  kubernetesVersion: string;
  users: SimulatedUser[];
  /** CustomResourceDefinitions by file name; all when left out. */
  crds?: string[];
  /** In the order in which they are made. */
  objects: KubernetesObject[];
  workloads: Workloads;
  traffic: TrafficScenario;
  /** `namespace/name` of the Gateway that answers on the cluster's gateway port. */
  gateway?: string;
}

export interface Scenario {
  title: string;
  clusters: ClusterScenario[];
}
