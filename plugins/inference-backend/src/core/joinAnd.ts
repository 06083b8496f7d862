// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';

/** `a and b and c`, of at least one. */
export function joinAnd(texts: readonly string[]): string {
  return texts.reduce((all, text) => say`${all} and ${text}`);
}
