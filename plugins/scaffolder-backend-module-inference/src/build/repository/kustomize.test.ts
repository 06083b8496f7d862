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
        const find = (kinds: string[]) =>
          built.filter(({ kind }) => kinds.includes(kind));
        const replicas = find(['Deployment'])
          .filter(({ metadata }) => metadata?.name === plan.server.model.name)
          .map(({ spec }) => spec);
        expect(replicas).toEqual(
          replicas.map(() =>
            expect.objectContaining({
              replicas: environment.replicas ?? input.engine.replicas,
            }),
          ),
        );
        const hostname = environment.hostname ?? input.gateway.hostname;
        expect(
          find(['HTTPRoute', 'AIGatewayRoute']).map(({ spec }) => spec),
        ).toEqual([
          hostname
            ? expect.objectContaining({ hostnames: [hostname] })
            : expect.not.objectContaining({ hostnames: expect.anything() }),
        ]);
      }
    });
  },
);
