// SPDX-License-Identifier: Apache-2.0
import { isError } from '@backstage/errors';

/** Whether this is the error that Node (`ENOENT`) or isomorphic-git calls by this code. */
export function hasCode(error: unknown, code: string): boolean {
  return isError(error) && error.code === code;
}
