#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Runs the simulator from its sources, in this process: no build, quick to start.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { main } = require('../packages/cluster-simulator/src/cli.ts');

main(process.argv.slice(2), process.env).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
