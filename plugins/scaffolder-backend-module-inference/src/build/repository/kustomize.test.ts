// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { spawnSync } from 'node:child_process';
import { parseAllDocuments } from 'yaml';
import { MATRIX } from '../../__testUtils__/matrix';
import { readInput } from '../../input/readInput';
import { repoInput } from '../../input/repoInput';
import { writeFiles } from '../../workspace/writeFiles';
import { Manifest } from '../yaml/toYaml';
import { buildRepository } from './buildRepository';
import { planRepository } from './RepositoryPlan';

/** `kustomize build` or `kubectl kustomize`, which `yarn test:kustomize` looks for. */
const command = process.env.INFERENCE_KUSTOMIZE?.split(' ') ?? [];
const isThere = command.length > 0;

if (!isThere) {
  // eslint-disable-next-line no-console
  console.info('Overlays are built by kustomize in yarn test:kustomize only');
}

const workspace = createMockDirectory();

beforeEach(() => workspace.clear());

function build(overlay: string): Manifest[] {
  const [program, ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, [...args, overlay], {
    cwd: workspace.path,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return parseAllDocuments(stdout).map(document => document.toJS());
}

/** What is left out is undefined there, which can be compared. */
function specs(manifests: Manifest[], kinds: string[]): object[] {
  return manifests
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ spec }) => ({ hostnames: undefined, ...Object(spec) }));
}

(isThere ? describe : describe.skip)(
  'kustomize builds every overlay of',
  () => {
    it.each(MATRIX)('%s', async (_, raw) => {
      const input = readInput(repoInput, raw);
      const plan = planRepository(input);
      const files = buildRepository(plan);
      await writeFiles(workspace.path, '.', files);
      const base = files
        .filter(({ path }) => /^base\/.*(?<!kustomization)\.yaml$/.test(path))
        .flatMap(({ content }) => parseAllDocuments(content));
      for (const environment of input.environments) {
        const built = build(`overlays/${environment.name}`);
        expect(built).toHaveLength(base.length);
        const hostname = environment.hostname ?? input.gateway.hostname;
        expect(specs(built, ['HTTPRoute', 'AIGatewayRoute'])).toMatchObject([
          { hostnames: hostname && [hostname] },
        ]);
        const { name } = plan.server.model;
        const servers = built.filter(({ metadata }) => metadata?.name === name);
        const replicas = environment.replicas ?? input.engine.replicas;
        // With roles the Deployments have other names.
        expect(specs(servers, ['Deployment'])).toMatchObject(
          input.engine.roles ? [] : [{ replicas }],
        );
      }
    });
  },
);
