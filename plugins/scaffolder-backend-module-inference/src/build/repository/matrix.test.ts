// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { parseAllDocuments } from 'yaml';
import {
  COLLECTION,
  CrdSchema,
  evaluateRules,
  loadCrdSchemas,
} from '../../__testUtils__/crdSchemas';
import { MATRIX } from '../../__testUtils__/matrix';
import { readInput } from '../../input/readInput';
import { repoInput } from '../../input/repoInput';
import { Manifest } from '../yaml/toYaml';
import { buildRepository } from './buildRepository';
import { GeneratedFile } from './GeneratedFile';
import { checkRepository, planRepository } from './RepositoryPlan';

const schemas = loadCrdSchemas();

/** Kinds without a definition among those that are at hand. */
const UNCHECKED = new Set([
  'AIGatewayRoute',
  'API',
  'Application',
  'Certificate',
  'ClusterRole',
  'ClusterRoleBinding',
  'Component',
  'ConfigMap',
  'Deployment',
  'DestinationRule',
  'GCPBackendPolicy',
  'GitRepository',
  'HealthCheckPolicy',
  'HelmRelease',
  'HelmRepository',
  'Kustomization',
  'PersistentVolumeClaim',
  'Role',
  'RoleBinding',
  'Service',
  'ServiceAccount',
]);

function generate(input: unknown): GeneratedFile[] {
  return buildRepository(
    planRepository(readInput(repoInput, input, checkRepository)),
  );
}

function yamlFiles(files: GeneratedFile[]): GeneratedFile[] {
  return files.filter(
    ({ path }) => /\.ya?ml$/.test(path) || path === '.yamllint',
  );
}

function readAs(version: '1.1' | '1.2', content: string): unknown[] {
  return parseAllDocuments(content, { version }).map(document => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });
}

function manifestsOf(files: GeneratedFile[]): Manifest[] {
  return yamlFiles(files)
    .flatMap(({ content }) => readAs('1.2', content))
    .filter(
      (value): value is Manifest =>
        typeof value === 'object' &&
        value !== null &&
        'kind' in value &&
        'apiVersion' in value,
    );
}

function copyOf<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value));
}

/** Against every version of its definition that has its API version. */
function validate(manifest: Manifest, fitting: CrdSchema[]): string[] {
  return fitting.flatMap(({ title, schema, validate: check }) => {
    const filled = copyOf(manifest);
    const fits = check(filled);
    const { broken, unknown } = evaluateRules(schema, filled);
    return [
      ...(fits ? [] : check.errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message}`,
      ),
      ...broken,
      ...unknown,
    ].map(problem => `${manifest.kind} (${title}): ${problem}`);
  });
}

/** Texts that all readers read alike. */
const agreed = new Set<string>();
const known = new Map<string, string[]>();

/** The same object stands in many repositories. */
function problemsOf(manifest: Manifest): string[] {
  const key = JSON.stringify(manifest);
  const found = known.get(key) ?? judge(manifest);
  known.set(key, found);
  return found;
}

/** The simulated clusters have llm-d's objectives; those of GIE are in the collection. */
function isUnchecked({ apiVersion, kind }: Manifest): boolean {
  return (
    UNCHECKED.has(kind) ||
    (kind === 'InferenceObjective' &&
      apiVersion.startsWith('inference.networking.x-k8s.io/') &&
      !existsSync(COLLECTION))
  );
}

function judge(manifest: Manifest): string[] {
  const fitting = schemas.filter(
    ({ apiVersion, kind }) =>
      apiVersion === manifest.apiVersion && kind === manifest.kind,
  );
  return fitting.length === 0 && !isUnchecked(manifest)
    ? [`${manifest.apiVersion} ${manifest.kind} has no definition`]
    : validate(manifest, fitting);
}

describe('generated repositories', () => {
  it('are made for every combination', () => {
    expect(MATRIX).toHaveLength(6 * 5 * 3 * 3);
    expect(new Set(MATRIX.map(([title]) => title)).size).toBe(MATRIX.length);
  });

  it.each(MATRIX)('%s', (_, input) => {
    const files = generate(input);
    expect(manifestsOf(files).flatMap(problemsOf)).toEqual([]);

    const contents = yamlFiles(files).map(({ content }) => content);
    for (const content of contents.filter(text => !agreed.has(text))) {
      agreed.add(content);
      const modern = readAs('1.2', content);
      expect(readAs('1.1', content)).toEqual(modern);
      expect(loadAll(content)).toEqual(modern);
    }
    expect(generate(input)).toEqual(files);
  });

  it('are checked against the definitions of every kind that has one', () => {
    const hasCollection = existsSync(COLLECTION);
    if (!hasCollection) {
      // eslint-disable-next-line no-console
      console.info(
        `There is no collection of definitions at ${COLLECTION}: checked against the simulator's only`,
      );
    }
    const ofPools = schemas.filter(
      ({ apiVersion, kind }) =>
        apiVersion === 'inference.networking.k8s.io/v1' &&
        kind === 'InferencePool',
    );
    expect(ofPools.length).toBeGreaterThanOrEqual(hasCollection ? 3 : 1);
  });

  it('are refused by the definitions once a field is wrong', () => {
    const [[, input]] = MATRIX.filter(([title]) =>
      title.startsWith('vllm × agentgateway × manifests × none'),
    );
    const manifests = manifestsOf(generate(input));
    const edited = (
      kind: string,
      edit: (spec: Record<string, unknown>) => void,
    ) => {
      const manifest = copyOf(
        manifests.find(candidate => candidate.kind === kind),
      );
      if (!manifest) {
        throw new Error(`No ${kind} was generated`);
      }
      edit(manifest.spec as Record<string, unknown>);
      return validate(
        manifest,
        schemas.filter(
          schema =>
            schema.kind === kind && schema.apiVersion === manifest.apiVersion,
        ),
      ).join('\n');
    };
    expect(
      edited('InferencePool', spec => {
        spec.targetPort = 1;
      }),
    ).toContain('must NOT have additional properties');
    expect(
      edited('AgentgatewayPolicy', spec => {
        spec.traffic = { phase: 'PreRouting', timeouts: { request: '60s' } };
      }),
    ).toContain('phase PreRouting only supports');
  });
});
