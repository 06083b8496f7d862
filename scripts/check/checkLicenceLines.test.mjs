// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginsWithLicence } from './checkLicenceLines.mjs';

const LINE = '// SPDX-License-Identifier: Apache-2.0\n';

for (const [text, expected] of [
  [`${LINE}export {};\n`, true],
  [`#!/usr/bin/env node\n${LINE}`, true],
  [`/**\n * @jest-environment node\n */\n${LINE}`, true],
  [`/** What it does. */\n${LINE}`, false],
  [`export {};\n${LINE}`, false],
  ['', false],
]) {
  test(`${JSON.stringify(text)}: ${expected}`, () => {
    assert.equal(beginsWithLicence(text), expected);
  });
}
