// SPDX-License-Identifier: Apache-2.0

export interface Config {
  auth?: {
    providers?: {
      /** Sign-in without a password, for the demo only. */
      demo?: {
        /**
         * The people one may sign in as.
         * @deepVisibility frontend
         */
        users: Array<{
          /** Entity ref of a user in the catalog. */
          userEntityRef: string;
          /** Name on the sign-in page. */
          title?: string;
          /** What this user stands for. */
          description?: string;
        }>;
      };
    };
  };
}
