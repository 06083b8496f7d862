// SPDX-License-Identifier: Apache-2.0
import { formatPath } from '../input/readInput';
import { addressesOf } from './addressesOf';
import { judgePlacement, Placement } from './judgePlacement';
import { SelfService } from './readSelfService';

const SHARED = { namespace: 'infra', name: 'shared' };
const OFFER: SelfService = {
  teams: [{ owner: 'group:default/team-chat', namespaces: ['chat', 'talk'] }],
  clusters: [
    {
      name: 'prod-eu',
      gateways: [
        {
          ...SHARED,
          provider: 'agentgateway',
          version: 'v1.4.1',
          takesOtherNamespaces: true,
        },
        {
          namespace: 'infra',
          name: 'closed',
          provider: 'istio',
          takesOtherNamespaces: false,
        },
        {
          namespace: 'infra',
          name: 'odd',
          provider: 'higress',
          takesOtherNamespaces: true,
        },
      ],
      pools: ['chat/qwen', 'search/mistral'],
      models: [
        { name: 'Qwen/Qwen2.5', pool: 'chat/qwen', gateways: ['infra/shared'] },
        { name: 'Mistral', pool: 'search/mistral', gateways: ['infra/closed'] },
      ],
    },
  ],
  publishing: { kind: 'local' },
  gitops: 'flux',
};
const PLACEMENT: Placement = {
  owner: 'group:default/team-chat',
  cluster: 'prod-eu',
  namespace: 'chat',
  gateway: SHARED,
  name: 'phi',
  servedNames: ['microsoft/Phi-4', 'tickets'],
  mustBeNew: false,
};

describe('judgePlacement', () => {
  it.each([
    ['what is free', {}],
    ['the same once more', { name: 'qwen', servedNames: ['Qwen/Qwen2.5'] }],
    ['a name that another gateway serves', { servedNames: ['Mistral'] }],
  ])('has nothing against %s', (_, change) => {
    expect(judgePlacement({ ...PLACEMENT, ...change }, OFFER)).toEqual([]);
  });

  it.each<[Partial<Placement>, string]>([
    [
      { owner: 'group:default/team-support' },
      'owner: is group:default/team-support, for which you may not make anything: you may for group:default/team-chat',
    ],
    [
      { namespace: 'search' },
      'namespace: is search, which is not group:default/team-chat’s: take chat or talk',
    ],
    [
      { cluster: 'moon' },
      'cluster: is moon, which the portal does not know: take prod-eu',
    ],
    [
      { gateway: { namespace: 'x', name: 'y' } },
      'gateway: x/y is not in prod-eu',
    ],
    [
      { gateway: { namespace: 'infra', name: 'closed' } },
      'gateway: infra/closed takes routes of its own namespace only: let a listener take those of chat (allowedRoutes)',
    ],
    [
      { gateway: { namespace: 'infra', name: 'odd' } },
      'gateway: infra/odd is made by higress, for which nothing can be generated: take a gateway of agentgateway, istio, envoy-ai-gateway, nginx-gateway-fabric, gke, kgateway',
    ],
    [
      { name: 'qwen' },
      'name: is qwen: a pool of that name in chat on prod-eu serves Qwen/Qwen2.5 already. Choose another name',
    ],
    [
      { name: 'qwen', servedNames: ['Qwen/Qwen2.5'], mustBeNew: true },
      'name: is qwen: there is a pool chat/qwen on prod-eu already. Nothing was changed. Choose another name, or change that model’s repository',
    ],
    [
      { servedNames: ['Qwen/Qwen2.5'] },
      'servedName: is Qwen/Qwen2.5, which chat/qwen answers to already on infra/shared of prod-eu. Choose another served name',
    ],
  ])('refuses %j', (change, message) => {
    expect(
      judgePlacement({ ...PLACEMENT, ...change }, OFFER).map(
        problem => `${formatPath(problem.path)}: ${problem.message}`,
      ),
    ).toEqual([message]);
  });

  it('says that nobody made the user a member of anything', () => {
    const [problem] = judgePlacement(PLACEMENT, { ...OFFER, teams: [] });
    expect(problem.message).toContain(
      'no team of yours is in inference.selfService.teams',
    );
  });
});

describe('addressesOf', () => {
  const repository = {
    team: 'team-chat',
    name: 'phi',
    localBaseUrl: 'http://portal/api/local-git',
  };
  it('is below the team on the portal’s own disk', () => {
    expect(addressesOf({ kind: 'local' }, repository)).toEqual({
      repoUrl: '',
      cloneUrl: 'http://portal/api/local-git/git/team-chat/phi.git',
    });
  });
  it('is below the configured owner on a Git server', () => {
    expect(
      addressesOf(
        { kind: 'github', host: 'github.com', owner: 'acme' },
        repository,
      ),
    ).toEqual({
      repoUrl: 'github.com?owner=acme&repo=phi',
      cloneUrl: 'https://github.com/acme/phi.git',
    });
  });
});
