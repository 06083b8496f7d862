// SPDX-License-Identifier: Apache-2.0

/**
 * Scaffolder actions that write, check and publish what it takes to serve a model.
 *
 * @packageDocumentation
 */
export { scaffolderModuleInference as default } from './module';
export { generateRepository } from './generateRepository';
export type { GeneratedFile } from './build/repository/GeneratedFile';
