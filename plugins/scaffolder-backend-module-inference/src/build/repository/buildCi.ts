// SPDX-License-Identifier: Apache-2.0
import { RepoInput } from '../../input/repoInput';
import { toYaml } from '../yaml/toYaml';
import { GeneratedFile } from './GeneratedFile';

const YAMLLINT = 'yamllint==1.37.1';
const PYTHON = 'python:3.13-slim';
const KUSTOMIZE = 'registry.k8s.io/kustomize/kustomize:v5.7.1';

/** A pipeline that reads every file and builds every overlay, on the Git host's own runners. */
export function buildCi({ ci, environments }: RepoInput): GeneratedFile[] {
  const overlays = environments.map(({ name }) => `overlays/${name}`);
  switch (ci) {
    case 'github':
      return [
        {
          path: '.github/workflows/validate.yaml',
          content: workflow(overlays),
        },
      ];
    case 'gitea':
      return [
        { path: '.gitea/workflows/validate.yaml', content: workflow(overlays) },
      ];
    case 'gitlab':
      return [{ path: '.gitlab-ci.yml', content: gitlab(overlays) }];
    default:
      return [];
  }
}

function workflow(overlays: string[]): string {
  return toYaml([
    {
      name: 'Validate',
      on: { push: { branches: ['main'] }, pull_request: {} },
      permissions: { contents: 'read' },
      jobs: {
        yaml: {
          'runs-on': 'ubuntu-24.04',
          container: PYTHON,
          steps: [
            { uses: 'actions/checkout@v4' },
            { run: `pip install --quiet ${YAMLLINT}` },
            { run: 'yamllint --strict .' },
          ],
        },
        kustomize: {
          'runs-on': 'ubuntu-24.04',
          steps: [
            { uses: 'actions/checkout@v4' },
            ...overlays.map(overlay => ({
              run: `docker run --rm --volume "$PWD:/repo:ro" ${KUSTOMIZE} build /repo/${overlay}`,
            })),
          ],
        },
      },
    },
  ]);
}

function gitlab(overlays: string[]): string {
  return toYaml([
    {
      yaml: {
        image: PYTHON,
        script: [`pip install --quiet ${YAMLLINT}`, 'yamllint --strict .'],
      },
      kustomize: {
        image: { name: KUSTOMIZE, entrypoint: [''] },
        script: overlays.map(overlay => `/app/kustomize build ${overlay}`),
      },
    },
  ]);
}
