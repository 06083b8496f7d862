// SPDX-License-Identifier: Apache-2.0

/**
 * Ports of the inference backend that other packages may implement, and what
 * several of them read.
 *
 * @packageDocumentation
 */
export * from './ClusterSource';
export * from './nameCaller';
export * from './parseRolloutPlan';
export { rolloutPlanJsonSchema } from './rolloutPlan';
