// SPDX-License-Identifier: Apache-2.0

export interface Config {
  inference?: {
    /**
     * Where the documentation of the findings is published: a finding links to
     * `<docsUrl>/findings/<code>`. Without it, the code stands alone.
     *
     * @visibility frontend
     */
    docsUrl?: string;
  };
}
