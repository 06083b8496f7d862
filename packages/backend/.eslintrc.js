// SPDX-License-Identifier: Apache-2.0
module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // These start clusters, which the repository's scripts know how to.
      files: ['bench/**'],
      rules: { '@backstage/no-relative-monorepo-imports': 'off' },
    },
  ],
});
