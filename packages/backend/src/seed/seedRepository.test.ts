// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import localGitPlugin from '@inference-portal/backstage-plugin-local-git-backend';
import { generateRepository } from '@inference-portal/backstage-plugin-scaffolder-backend-module-inference';
import { gemmaSummary } from './gemmaSummary';
import { seedRepository } from './seedRepository';

const directory = createMockDirectory();
const signal = new AbortController().signal;

describe('seedRepository', () => {
  let close: () => Promise<void>;
  afterEach(() => close());

  async function start() {
    directory.clear();
    const { server } = await startTestBackend({
      features: [
        localGitPlugin,
        mockServices.rootConfig.factory({
          data: {
            localGit: { directory: directory.path, anonymousRead: true },
          },
        }),
      ],
    });
    close = () => server.stop();
    const base = `http://127.0.0.1:${server.port()}/api`;
    const catalog = catalogServiceMock.mock();
    const seed = (
      files = generateRepository(gemmaSummary.describe('http://x/y.git')),
    ) =>
      seedRepository(
        {
          auth: mockServices.auth({ pluginId: 'demo-models' }),
          catalog,
          discovery: mockServices.discovery.mock({
            getBaseUrl: async plugin => `${base}/${plugin}`,
            getExternalBaseUrl: async plugin => `http://portal/api/${plugin}`,
          }),
        },
        { ...gemmaSummary, filesFor: () => files },
        signal,
      );
    return { base, catalog, seed };
  }

  it('makes the repository in the name of its team, and tells the catalog', async () => {
    const { base, catalog, seed } = await start();
    expect(await seed()).toBe('made');
    const file = (path: string) =>
      fetch(
        `${base}/local-git/git/team-chat/gemma-summary/blob/main/${path}`,
      ).then(response => response.text());
    expect(await file('catalog-info.yaml')).toMatch(/owner: .*team-chat/);
    expect(await file('flux/prod-eu.yaml')).toContain('kind: Kustomization');
    expect(catalog.addLocation).toHaveBeenCalledWith(
      {
        type: 'url',
        target:
          'http://portal/api/local-git/git/team-chat/gemma-summary/blob/main/catalog-info.yaml',
      },
      expect.anything(),
    );
  });

  it('leaves alone what the team made of it', async () => {
    const { base, catalog, seed } = await start();
    await seed([{ path: 'README.md', content: 'Ours\n' }]);
    catalog.addLocation.mockRejectedValue(new ConflictError('exists'));
    expect(await seed()).toBe('there');
    const { items } = await (
      await fetch(`${base}/local-git/repositories`)
    ).json();
    const readme = await fetch(`${items[0].repoContentsUrl}/README.md`);
    expect(await readme.text()).toBe('Ours\n');
  });

  it('says what went wrong otherwise', async () => {
    const { catalog, seed } = await start();
    catalog.addLocation.mockRejectedValue(new Error('catalog is down'));
    await expect(seed()).rejects.toThrow('catalog is down');
  });
});
