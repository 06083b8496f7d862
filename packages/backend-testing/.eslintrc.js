// SPDX-License-Identifier: Apache-2.0
const { libraryRules } = require('../../scripts/lint/layers.cjs');

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: libraryRules,
});
