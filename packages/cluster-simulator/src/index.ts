// SPDX-License-Identifier: Apache-2.0
/**
 * Kubernetes clusters that serve LLMs, make-believe but over real HTTP.
 *
 * @packageDocumentation
 */

export { startSimulator } from './startSimulator';
export type { Cluster, Knobs } from './cluster/Cluster';
export type { Fault, ObjectEdit } from './faults/Fault';
export { FAULTS } from './faults/faults';
export type { KubernetesObject } from './cluster/KubernetesObject';
export type {
  ClusterStats,
  FaultState,
  SimulatedCluster,
  Simulator,
  SimulatorOptions,
} from './Simulator';
