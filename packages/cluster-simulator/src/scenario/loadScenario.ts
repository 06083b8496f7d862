// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parseScenario } from './parseScenario';
import { ScenarioError } from './ScenarioError';
import { Scenario } from './Scenario';

const BUILT_IN = resolve(__dirname, '../../scenarios');

/** Reads a scenario: a built-in one by its name (`default`), or a file by its path. */
export function loadScenario(nameOrPath: string): Scenario {
  const builtIn = resolve(BUILT_IN, `${basename(nameOrPath)}.yaml`);
  const isName = /^[a-z0-9-]+$/.test(nameOrPath);
  const path = isName && existsSync(builtIn) ? builtIn : resolve(nameOrPath);
  if (!existsSync(path)) {
    throw new ScenarioError(
      `There is no scenario ${nameOrPath}: neither a built-in one nor a file ${path}`,
    );
  }
  return parseScenario(readFileSync(path, 'utf8'), basename(path));
}
