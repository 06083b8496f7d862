// SPDX-License-Identifier: Apache-2.0
/**
 * Kubernetes clusters that serve LLMs, make-believe but over real HTTP.
 *
 * @packageDocumentation
 */

export { startSimulator } from './startSimulator';
export type {
  ClusterStats,
  FaultState,
  SimulatedCluster,
  Simulator,
  SimulatorOptions,
} from './Simulator';
