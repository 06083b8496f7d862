// SPDX-License-Identifier: Apache-2.0

/**
 * What the frontend and the backend of the inference plugin say to each other.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './clusters';
export * from './doctor';
export * from './entities';
export * from './explain';
export * from './findings';
export * from './history';
export * from './inventory';
export * from './listedFindings';
export * from './load';
export * from './localGit';
export * from './manifests';
export * from './models';
export * from './objects';
export * from './permissions';
export * from './pools';
export * from './rolloutPlans';
export * from './rollouts';
export * from './say';
export * from './searchDocuments';
export * from './selfService';
export * from './timeouts';
export * from './upgrades';
