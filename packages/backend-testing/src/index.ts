// SPDX-License-Identifier: Apache-2.0

/**
 * What the tests of several backend packages start a portal with.
 *
 * @packageDocumentation
 */
export * from './createEntitiesModule';
export * from './createOwnersPolicyModule';
export * from './createRouterPlugin';
export * from './namingAuthFactory';
