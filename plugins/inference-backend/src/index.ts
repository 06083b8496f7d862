// SPDX-License-Identifier: Apache-2.0

/**
 * Collects, joins and judges what clusters say about inference pools.
 *
 * @packageDocumentation
 */
export { inferencePlugin as default, inferencePlugin } from './plugin';
