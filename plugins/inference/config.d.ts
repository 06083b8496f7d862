// SPDX-License-Identifier: Apache-2.0

export interface Config {
  inference?: {
    /**
     * Where the documentation of the findings is published: a finding links to
     * `<docsUrl>/findings/<code>`. Without it, the page opens beside the finding:
     * the plugin brings them all.
     *
     * @visibility frontend
     */
    docsUrl?: string;

    /**
     * Software template that opens a pull request with a finding's patch, instead
     * of `apply-fix`, such as `template:default/apply-patch`; filled with
     * `repository`, `branch`, `path`, `cluster`, `target`, `patch` and `finding`.
     *
     * @visibility frontend
     */
    patchTemplate?: string;

    /**
     * Links in the details of a part of the path, such as a dashboard. One is
     * shown where all of its placeholders have a value.
     *
     * @deepVisibility frontend
     */
    links?: Array<{
      /** What the link says. */
      title: string;
      /**
       * With the placeholders `{{cluster}}`, `{{namespace}}`, `{{name}}`,
       * `{{pool}}`, `{{picker}}`, `{{model}}`, `{{gitopsKind}}`,
       * `{{gitopsNamespace}}`, `{{gitopsName}}`, `{{from}}` and `{{to}}`.
       */
      url: string;
      /** `gateway`, `listener`, `rule`, `pool`, `picker`, `endpoints`, `backend`; all unless set. */
      parts?: string[];
    }>;
  };
}
