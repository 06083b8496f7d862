// SPDX-License-Identifier: Apache-2.0
import {
  sampleGateway,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { knownNames } from '../topology/servedModels';
import { describePlacements } from './describePlacements';

function describeSample(
  edit: (objects: ReturnType<typeof sampleObjects>) => void,
) {
  const objects = sampleObjects();
  edit(objects);
  return describePlacements(deriveTopology(sampleSnapshot(objects)), pool =>
    knownNames(pool, () => undefined),
  );
}

describe('describePlacements', () => {
  it('tells gateways, and the names that are taken', () => {
    expect(describeSample(() => {})).toMatchObject({
      name: 'prod-eu',
      state: 'connected',
      gateways: [
        {
          namespace: 'infra',
          name: 'front',
          className: 'agentgateway',
          provider: 'agentgateway',
          hostnames: [],
          takesOtherNamespaces: true,
        },
      ],
      pools: ['chat/canary', 'chat/stable', 'support/helper'],
    });
    const { models } = describeSample(() => {});
    expect(
      models
        .filter(({ gateways }) => gateways.includes('infra/front'))
        .map(({ name, pool }) => `${pool} ${name}`),
    ).toEqual(
      expect.arrayContaining([
        'chat/stable acme/chat-7b',
        'support/helper acme/help-1b',
      ]),
    );
  });

  it('tells a gateway to which nothing attaches yet, and whom it lets in', () => {
    const closed = sampleGateway();
    closed.meta = { ...closed.meta, name: 'closed' };
    closed.listeners[0].hostname = 'models.example.com';
    closed.listeners[0].allowedRoutes = { from: 'Same' };
    const { gateways } = describeSample(objects => {
      objects.gateways.push(closed);
      objects.httpRoutes = [];
    });
    expect(gateways).toMatchObject([
      {
        name: 'closed',
        hostnames: ['models.example.com'],
        takesOtherNamespaces: false,
      },
      { name: 'front', takesOtherNamespaces: true },
    ]);
  });
});
