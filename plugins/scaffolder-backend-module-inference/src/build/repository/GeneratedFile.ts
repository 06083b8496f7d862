// SPDX-License-Identifier: Apache-2.0

/**
 * A file of a repository that is generated; the path is relative and uses slashes.
 *
 * @public
 */
export interface GeneratedFile {
  path: string;
  content: string;
}
