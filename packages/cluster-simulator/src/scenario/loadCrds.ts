// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { isRecord, readString } from '../cluster/readField';
import { ScenarioError } from './ScenarioError';

const FOLDER = resolve(__dirname, '../../crds');

/** Names of the definitions in a folder below `crds/`. */
function namesIn(folder: string): string[] {
  return readdirSync(resolve(FOLDER, folder))
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .sort();
}

/**
 * CustomResourceDefinitions by their file's name (`llm-d.ai_inferenceobjectives.v0.10.0`),
 * or all there are but the legacy ones, which have to be named.
 */
export function loadCrds(names?: string[]): KubernetesObject[] {
  const current = namesIn('.');
  const files = new Map([
    ...current.map(name => [name, `${name}.json`] as const),
    ...namesIn('legacy').map(name => [name, `legacy/${name}.json`] as const),
  ]);
  return (names ?? current).map(name => {
    const file = files.get(name);
    if (file === undefined) {
      throw new ScenarioError(
        `There is no CRD ${name}; there are: ${[...files.keys()].join(', ')}`,
      );
    }
    const parsed: unknown = JSON.parse(
      readFileSync(resolve(FOLDER, file), 'utf8'),
    );
    if (!isCrd(parsed)) {
      throw new ScenarioError(`${file} is not a CustomResourceDefinition`);
    }
    return parsed;
  });
}

function isCrd(value: unknown): value is KubernetesObject {
  return (
    isRecord(value) &&
    value.kind === 'CustomResourceDefinition' &&
    readString(value, 'metadata', 'name') !== undefined
  );
}
