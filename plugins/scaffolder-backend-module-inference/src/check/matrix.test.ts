// SPDX-License-Identifier: Apache-2.0
import { TestBackend } from '@backstage/backend-test-utils';
import { ManifestFile } from '@inference-portal/backstage-plugin-inference-common';
import { MATRIX } from '../__testUtils__/matrix';
import { startInference } from '../__testUtils__/startInference';
import { PROVIDER_TABLE } from '../build/providers/providerTable';
import { buildRepository } from '../build/repository/buildRepository';
import { planRepository } from '../build/repository/RepositoryPlan';
import { readInput } from '../input/readInput';
import { repoInput, RepoInput } from '../input/repoInput';
import { Caller } from './Caller';
import { checkByRules } from './checkByRules';
import { formatProblem } from './formatProblem';

jest.setTimeout(120_000);

let backend: TestBackend;
let caller: Caller;

beforeAll(async () => {
  ({ backend, caller } = await startInference());
});

afterAll(() => backend?.stop());

async function findProblems(
  input: RepoInput,
  edit: (files: ManifestFile[]) => ManifestFile[] = files => files,
): Promise<string[]> {
  const { gateway, namespace } = input;
  const { problems } = await checkByRules(
    {
      files: edit(buildRepository(planRepository(input))),
      gateways: gateway.create
        ? []
        : [
            {
              namespace: gateway.namespace ?? namespace,
              name: gateway.name,
              controller: PROVIDER_TABLE[gateway.provider].controller,
            },
          ],
    },
    caller,
  );
  return problems.map(formatProblem);
}

describe('the rules find nothing wrong with', () => {
  it.each(MATRIX)('%s', async (_, input) => {
    expect(await findProblems(readInput(repoInput, input))).toEqual([]);
  });
});
