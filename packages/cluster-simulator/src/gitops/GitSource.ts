// SPDX-License-Identifier: Apache-2.0

/** What a branch holds at one commit. */
export interface Checkout {
  commit: string;
  /** Text of each file by its path, as `base/pool.yaml`. */
  files: ReadonlyMap<string, string>;
}

/** Where the make-believe GitOps controllers get repositories from. */
export interface GitSource {
  /** The commit that a branch is at. Throws where the repository or the branch can't be had. */
  head(url: string, branch: string): Promise<string>;
  checkout(url: string, branch: string): Promise<Checkout>;
}
