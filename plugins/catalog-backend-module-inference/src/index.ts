// SPDX-License-Identifier: Apache-2.0

/**
 * Catalog module that puts what clusters hold into the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleInference as default } from './module';
