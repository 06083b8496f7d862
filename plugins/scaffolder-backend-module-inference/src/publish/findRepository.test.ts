// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import {
  findRepositoryOfEntity,
  findRepositoryOfUrl,
  GitServers,
} from './findRepository';

const servers: GitServers = {
  localBaseUrl: 'http://localhost:7007/api/local-git',
  integrations: ScmIntegrations.fromConfig(
    mockServices.rootConfig({
      data: {
        integrations: {
          github: [{ host: 'github.com' }],
          gitlab: [
            { host: 'gitlab.com' },
            {
              host: 'git.example.com',
              baseUrl: 'https://git.example.com/lab',
              apiBaseUrl: 'https://git.example.com/lab/api/v4',
              token: 't',
            },
          ],
          gitea: [{ host: 'gitea.example.com' }],
          bitbucketCloud: [{ host: 'bitbucket.org' }],
        },
      },
    }),
  ),
};

it.each([
  [
    'http://localhost:7007/api/local-git/git/team-chat/phi.git',
    ['local', 'team-chat', 'phi'],
    'http://localhost:7007/api/local-git/git/team-chat/phi.git',
  ],
  [
    'http://localhost:7007/api/local-git/git/team-chat/phi/blob/main/catalog-info.yaml',
    ['local', 'team-chat', 'phi'],
    'http://localhost:7007/api/local-git/git/team-chat/phi.git',
  ],
  [
    'https://github.com/acme/qwen.chat/tree/release/v2/',
    ['github', 'acme', 'qwen.chat'],
    'https://github.com/acme/qwen.chat.git',
  ],
  [
    'https://github.com/acme/tree',
    ['github', 'acme', 'tree'],
    'https://github.com/acme/tree.git',
  ],
  [
    'https://gitlab.com/acme/ml/serving/phi/-/blob/main/catalog-info.yaml',
    ['gitlab', 'acme/ml/serving', 'phi'],
    'https://gitlab.com/acme/ml/serving/phi.git',
  ],
  [
    'https://git.example.com/lab/acme/ml/phi/blob/main/a.yaml',
    ['gitlab', 'acme/ml', 'phi'],
    'https://git.example.com/lab/acme/ml/phi.git',
  ],
  [
    'https://gitea.example.com/acme/phi/src/branch/main/catalog-info.yaml',
    ['gitea', 'acme', 'phi'],
    'https://gitea.example.com/acme/phi.git',
  ],
])('finds the repository of %s', (url, expected, cloneUrl) => {
  const { publish, owner, name, ...rest } = findRepositoryOfUrl(url, servers);
  expect([publish, owner, name]).toEqual(expected);
  expect(rest.cloneUrl).toBe(cloneUrl);
});

it.each([
  ['nonsense', 'nonsense is no address'],
  ['https://github.com/acme', 'is the address of no repository'],
  ['https://github.com/acme/%2e%2e', 'is the address of no repository'],
  ['https://github.com/acme/..%2fother', 'is the address of no repository'],
  ['https://bitbucket.org/acme/phi', 'bitbucket.org is no Git server'],
  ['http://169.254.169.254/latest/x', '169.254.169.254 is no Git server'],
  ['file:///etc/passwd', 'is no Git server'],
])('refuses %s', (url, why) => {
  expect(() => findRepositoryOfUrl(url, servers)).toThrow(why);
});

function entity(managed: string, source?: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'phi',
      annotations: {
        'backstage.io/managed-by-location': managed,
        ...(source && { 'backstage.io/source-location': source }),
      },
    },
  };
}
const OWN = 'url:https://github.com/acme/phi/blob/main/catalog-info.yaml';
const SECRET = 'url:https://github.com/acme/payroll/';

it('takes the source, or where the catalog has it from', () => {
  const find = (...[managed, source]: Parameters<typeof entity>) =>
    findRepositoryOfEntity(entity(managed, source), servers, {
      hasToken: false,
    }).cloneUrl;
  expect(find(OWN)).toBe('https://github.com/acme/phi.git');
  expect(find(OWN, 'url:https://github.com/acme/phi/tree/main/serve/')).toBe(
    'https://github.com/acme/phi.git',
  );
  expect(
    find(OWN, 'url:http://localhost:7007/api/local-git/git/team-chat/phi.git'),
  ).toBe('http://localhost:7007/api/local-git/git/team-chat/phi.git');
});

it('gives the portal’s credentials for no source that an entity only claims', () => {
  expect(() =>
    findRepositoryOfEntity(entity(OWN, SECRET), servers, { hasToken: false }),
  ).toThrow(/the catalog did not read it from there/);
  expect(
    findRepositoryOfEntity(entity(OWN, SECRET), servers, { hasToken: true })
      .name,
  ).toBe('payroll');
});

it('says where an entity is from that is in no repository', () => {
  expect(() =>
    findRepositoryOfEntity(entity('file:/demo/models.yaml'), servers, {
      hasToken: false,
    }),
  ).toThrow(
    'phi is in no repository: the catalog has it from file:/demo/models.yaml',
  );
});
