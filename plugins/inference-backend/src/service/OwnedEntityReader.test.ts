// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { PoolQuery } from '../core/entities/parseAnnotations';
import { EntityScope } from './EntityScope';
import { OwnedEntityReader } from './OwnedEntityReader';

const ANN = mockCredentials.user('user:default/ann');

function readerOf(count: number) {
  const asked: string[][] = [];
  const query: PoolQuery = {
    annotation: 'inference-portal.io/models',
    value: 'one',
    by: 'model',
    model: 'one',
  };
  const reader = new OwnedEntityReader(
    {
      catalog: {
        ownedBy: owners => {
          asked.push([...owners]);
          return new Map(
            Array.from({ length: count }, (_, index) => [
              `component:default/m${String(index).padStart(3, '0')}`,
              [query],
            ]),
          );
        },
        ownersOf: () => ['group:default/chat'],
      },
      userInfo: mockServices.userInfo({
        ownershipEntityRefs: ['user:default/ann', 'group:default/chat'],
      }),
    },
    { all: () => [] },
  );
  return { reader, asked };
}

it('asks for what the user and their groups own', async () => {
  const { reader, asked } = readerOf(0);

  expect(await reader.list(ANN, EntityScope.all)).toEqual({
    items: [],
    total: 0,
  });
  expect(asked).toEqual([['user:default/ann', 'group:default/chat']]);
});

it('lists 200 at most, and tells how many there are', async () => {
  const { items, total } = await readerOf(230).reader.list(
    ANN,
    EntityScope.all,
  );

  expect(items).toHaveLength(200);
  expect(total).toBe(230);
});

it('leaves out what one owns but may not read', async () => {
  const readable = EntityScope.of(['component:default/m001']);
  const { items, total } = await readerOf(3).reader.list(ANN, readable);

  expect(items.map(({ entityRef }) => entityRef)).toEqual([
    'component:default/m001',
  ]);
  expect(total).toBe(1);
});
