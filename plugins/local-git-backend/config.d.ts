// SPDX-License-Identifier: Apache-2.0

export interface Config {
  /** Git repositories on the portal's own disk. */
  localGit?: {
    /** Where the bare repositories are, absolute or relative to the backend. */
    directory: string;
    /**
     * Whoever reaches the backend may clone and look at files. Without it a
     * Backstage token is needed, as `Authorization: Bearer`.
     */
    anonymousRead?: boolean;
  };
}
