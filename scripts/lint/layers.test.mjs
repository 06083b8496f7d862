// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../portal/paths.mjs';

const { ESLint } = createRequire(import.meta.url)('eslint');
const LAYER_RULES = ['no-restricted-syntax', 'no-console'];

async function findViolations(filePath, code) {
  const eslint = new ESLint({ cwd: ROOT });
  const [result] = await eslint.lintText(
    `// SPDX-License-Identifier: Apache-2.0\n${code}\n`,
    { filePath: join(ROOT, filePath) },
  );
  assert.equal(result.fatalErrorCount, 0, result.messages[0]?.message);
  return result.messages.filter(
    ({ ruleId, severity }) => LAYER_RULES.includes(ruleId) && severity === 2,
  );
}

const CORE = 'plugins/inference-backend/src/core/health/judgeHealth.ts';
const SOURCE = 'plugins/inference-backend/src/sources/kubernetes/watchKind.ts';
const PAGE = 'plugins/inference/src/pages/PoolsPage/PoolsPage.tsx';
const SIMULATOR = 'packages/cluster-simulator/src/controllers/runNodes.ts';

const refused = {
  [CORE]: [
    "import { readFile } from 'node:fs/promises';",
    "import express from 'express';",
    "import { Config } from '@backstage/config';",
    "import { watchKind } from '../../sources/kubernetes/watchKind';",
    "export * from '../../service/InferenceService';",
    "export const load = () => import('../../history/rings');",
    "export const load = () => require('knex');",
    "export const load = () => fetch('http://127.0.0.1');",
    'export const now = () => Date.now();',
    'export const now = () => new Date();',
    'export const pick = () => Math.random();',
    'export const wait = () => setTimeout(() => {}, 1);',
    'export const name = () => process.env.NAME;',
    "export const say = () => console.log('x');",
  ],
  [SOURCE]: [
    "import { createRouter } from '../../router';",
    "import { inferencePlugin } from '../../plugin';",
    'export const now = () => Date.now();',
  ],
  [PAGE]: [
    "export const load = () => fetch('/api/inference');",
    "import { fetchApiRef } from '@backstage/frontend-plugin-api';",
    "import { InferenceClient } from '../../api/InferenceClient';",
    'export const poll = () => setInterval(() => {}, 1);',
  ],
  [SIMULATOR]: [
    "import { Finding } from '@inference-portal/backstage-plugin-inference-common';",
    "import { Config } from '@backstage/config';",
    'export const pick = () => Math.random();',
  ],
};

const allowed = {
  [CORE]: [
    "import { Health } from '@inference-portal/backstage-plugin-inference-common';",
    "import { Clock } from '../ports';",
    "import { derivePoolLoad } from '../load/derivePoolLoad';",
    'export const at = (ms: number) => new Date(ms);',
  ],
  [CORE.replace('.ts', '.test.ts')]: [
    "import { readFileSync } from 'node:fs';",
  ],
  [SOURCE]: [
    "import { z } from 'zod';",
    "import { Clock } from '../../core/ports';",
  ],
  'plugins/inference-backend/src/sources/SystemClock.ts': [
    'export const now = () => Date.now();',
  ],
  'plugins/inference/src/hooks/usePolling.ts': [
    'export const poll = () => setInterval(() => {}, 1);',
  ],
  [SIMULATOR]: ["import { createServer } from 'node:http';"],
};

for (const [file, lines] of Object.entries(refused)) {
  for (const line of lines) {
    test(`${file} may not say: ${line}`, async () => {
      assert.equal((await findViolations(file, line)).length, 1);
    });
  }
}

for (const [file, lines] of Object.entries(allowed)) {
  for (const line of lines) {
    test(`${file} may say: ${line}`, async () => {
      assert.deepEqual(await findViolations(file, line), []);
    });
  }
}
