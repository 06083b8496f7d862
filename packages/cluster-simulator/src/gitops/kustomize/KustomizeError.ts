// SPDX-License-Identifier: Apache-2.0

/** What a kustomization says can't be built; the message says where and why. */
export class KustomizeError extends Error {}
