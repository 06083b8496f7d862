// SPDX-License-Identifier: Apache-2.0

/**
 * Ports of the inference backend that other packages may implement.
 *
 * @packageDocumentation
 */
export * from './ClusterSource';
