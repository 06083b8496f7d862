// SPDX-License-Identifier: Apache-2.0
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';
import { englishTexts } from '../../__testUtils__/englishTexts';
import { findCollisions, findServers } from './findCollisions';

const t = englishTexts();
const OFFER: SelfService = {
  teams: [{ owner: 'group:default/team-chat', namespaces: ['chat'] }],
  clusters: [
    {
      name: 'prod-eu',
      title: 'Europe',
      state: 'connected',
      gateways: [
        {
          namespace: 'infra',
          name: 'shared',
          className: 'a',
          provider: 'agentgateway',
          hostnames: [],
          takesOtherNamespaces: true,
        },
        {
          namespace: 'infra',
          name: 'closed',
          className: 'b',
          provider: 'istio',
          hostnames: [],
          takesOtherNamespaces: false,
        },
      ],
      pools: ['chat/qwen'],
      models: [
        { name: 'Qwen/Qwen2.5', pool: 'chat/qwen', gateways: ['infra/shared'] },
      ],
    },
  ],
  publishing: { kind: 'local' },
  gitops: 'flux',
};
const PHI = { name: 'phi', servedNames: ['microsoft/Phi-4'] };
const AT = {
  cluster: 'prod-eu',
  namespace: 'chat',
  gateway: { namespace: 'infra', name: 'shared' },
};

describe('findCollisions', () => {
  it('has nothing against what is free', () => {
    expect(findCollisions(t, PHI, AT, OFFER)).toEqual([]);
  });

  it.each([
    [
      PHI,
      { cluster: 'prod-eu' },
      'Choose a cluster, a namespace and a gateway.',
    ],
    [
      { ...PHI, name: 'qwen' },
      AT,
      "There is a pool chat/qwen in Europe already. Go back and choose another name than qwen, or change that model's repository.",
    ],
    [
      { ...PHI, servedNames: ['Qwen/Qwen2.5'] },
      AT,
      'chat/qwen answers to Qwen/Qwen2.5 on this gateway already. Go back and choose another model, or take another gateway.',
    ],
    [
      PHI,
      { ...AT, gateway: { namespace: 'infra', name: 'closed' } },
      'infra/closed takes routes of its own namespace only. The platform team can let it take those of chat.',
    ],
  ])('says what is against %j at %j', (model, placement, message) => {
    expect(findCollisions(t, model, placement, OFFER)).toEqual([message]);
  });
});

it('finds who answers to a name', () => {
  expect(findServers(t, 'Qwen/Qwen2.5', OFFER)).toEqual([
    'chat/qwen in Europe',
  ]);
  expect(findServers(t, 'Qwen/Qwen3', OFFER)).toEqual([]);
});
