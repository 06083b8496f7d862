// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { isRecord, readString } from '../cluster/readField';
import { ScenarioError } from './ScenarioError';

const FOLDER = resolve(__dirname, '../../crds');

/**
 * CustomResourceDefinitions by their file's name (`llm-d.ai_inferenceobjectives.v0.10.0`),
 * or all there are.
 */
export function loadCrds(names?: string[]): KubernetesObject[] {
  const available = readdirSync(FOLDER)
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .sort();
  return (names ?? available).map(name => {
    if (!available.includes(name)) {
      throw new ScenarioError(
        `There is no CRD ${name}; there are: ${available.join(', ')}`,
      );
    }
    const parsed: unknown = JSON.parse(
      readFileSync(resolve(FOLDER, `${name}.json`), 'utf8'),
    );
    if (!isCrd(parsed)) {
      throw new ScenarioError(`${name}.json is not a CustomResourceDefinition`);
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
