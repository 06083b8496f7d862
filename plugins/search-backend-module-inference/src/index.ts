// SPDX-License-Identifier: Apache-2.0

/**
 * Search module that makes models and findings known to the portal's search.
 *
 * @packageDocumentation
 */
export { searchModuleInference as default } from './module';
