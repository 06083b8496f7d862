// SPDX-License-Identifier: Apache-2.0
import { Lease, planLeases } from './planLeases';

const CLUSTERS = ['a', 'b', 'c', 'd', 'e'];

const lease = (
  cluster: string,
  holder: string,
  state: Partial<Lease> = {},
): Lease => ({ cluster, holder, expired: false, offered: false, ...state });

const plan = (leases: Lease[], replicas: number, me = 'me') =>
  planLeases({ me, clusters: CLUSTERS, leases, replicas });

it.each<[string, Lease[], number, string[], string[]]>([
  ['takes all that nobody has', [], 1, CLUSTERS, []],
  ['offers what is beyond its share', [], 2, CLUSTERS, ['d', 'e']],
  [
    'leaves alone what others have',
    ['a', 'b', 'c', 'd'].map(cluster => lease(cluster, 'other')),
    2,
    ['e'],
    [],
  ],
  [
    'takes what is offered, up to its share',
    CLUSTERS.map(cluster =>
      lease(cluster, 'other', { offered: cluster > 'a' }),
    ),
    2,
    ['b', 'c', 'd'],
    [],
  ],
  [
    'takes nothing offered where it has its share',
    CLUSTERS.map(cluster =>
      cluster < 'd'
        ? lease(cluster, 'me')
        : lease(cluster, 'other', { offered: true }),
    ),
    2,
    ['a', 'b', 'c'],
    [],
  ],
  [
    'takes all of one that is gone, also beyond its share',
    CLUSTERS.map(cluster =>
      lease(cluster, cluster < 'c' ? 'me' : 'gone', {
        expired: cluster >= 'c',
      }),
    ),
    3,
    CLUSTERS,
    ['c', 'd', 'e'],
  ],
  [
    'keeps what it offered when nobody is there to take it',
    CLUSTERS.map(cluster => lease(cluster, 'me', { offered: cluster > 'c' })),
    1,
    CLUSTERS,
    [],
  ],
  [
    'keeps what expired while it could not renew',
    CLUSTERS.map(cluster => lease(cluster, 'me', { expired: true })),
    1,
    CLUSTERS,
    [],
  ],
])('%s', (_, leases, replicas, hold, offer) => {
  expect(plan(leases, replicas)).toEqual({ hold, offer });
});

it.each([2, 3, 5, 7])('comes to rest with all of them held: %d', replicas => {
  const names = Array.from({ length: replicas }, (_, index) => `r${index}`);
  let leases: Lease[] = [];
  for (let turn = 0; turn < 4 * replicas; turn++) {
    const me = names[turn % replicas];
    const { hold, offer } = plan(leases, replicas, me);
    leases = [
      ...leases.filter(({ cluster }) => !hold.includes(cluster)),
      ...hold.map(cluster =>
        lease(cluster, me, { offered: offer.includes(cluster) }),
      ),
    ];
  }
  expect(leases.map(({ cluster }) => cluster).sort()).toEqual(CLUSTERS);
  expect(leases.filter(({ offered }) => offered)).toEqual([]);
  const most = Math.max(
    ...names.map(name => leases.filter(({ holder }) => holder === name).length),
  );
  expect(most).toBe(Math.ceil(CLUSTERS.length / replicas));
});
