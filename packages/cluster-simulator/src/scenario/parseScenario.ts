// SPDX-License-Identifier: Apache-2.0
import { parseDocument } from 'yaml';
import { expandCluster } from './expand/expandCluster';
import { expandFleet } from './expand/expandFleet';
import { Scenario } from './Scenario';
import { ScenarioError } from './ScenarioError';
import { scenarioSchema } from './scenarioSchema';

/**
 * Reads the YAML of a scenario and expands its shorthands.
 *
 * @param source - What to call it in messages, such as the file's name.
 */
export function parseScenario(yaml: string, source: string): Scenario {
  const document = parseDocument(yaml, { merge: true });
  const [broken] = document.errors;
  if (broken) {
    throw new ScenarioError(`${source} is not valid YAML: ${broken.message}`);
  }
  const parsed = scenarioSchema.safeParse(document.toJS());
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `  ${formatPath(path)}: ${message}`,
    );
    throw new ScenarioError(
      `${source} does not describe a scenario:\n${problems.join('\n')}`,
    );
  }
  const files = [...parsed.data.clusters, ...expandFleet(parsed.data)];
  const seen = new Set<string>();
  for (const { name } of files) {
    if (seen.has(name)) {
      throw new ScenarioError(
        `${source} has two clusters named ${name}: names must be unique`,
      );
    }
    seen.add(name);
  }
  return { title: parsed.data.title, clusters: files.map(expandCluster) };
}

/** `clusters[1].models[0].pools[0].weight` */
function formatPath(path: PropertyKey[]): string {
  return path.length === 0
    ? '(top)'
    : path
        .map(part =>
          typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
        )
        .join('')
        .replace(/^\./, '');
}
