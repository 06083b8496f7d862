// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../objects/ClusterObjects';
import { objectNamed } from '../testing/objectNamed';
import {
  gatewayRef,
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { brief, inPlainText } from '../testing/judgeSample';
import { findingRules } from './findingRules';
import { judgeTopology } from './judgeTopology';
import { StatusMemory } from './StatusMemory';

type Parents = ClusterObjects['inferencePools'][number]['parents'];

const [OWN] = objectNamed(sampleObjects().inferencePools, 'helper').parents;
const RIVAL = { ...OWN, parentRef: gatewayRef('ai', 'edge') };
const BOTH = [OWN, RIVAL];
const ERASED = [RIVAL];

/** What is found after the pool's status was each of these, so many ms apart. */
function judgeStatuses(
  statuses: Parents[],
  stepMs = 1000,
  edit: (objects: ClusterObjects) => void = () => {},
) {
  const memory = new StatusMemory();
  return statuses.map((parents, index) => {
    const objects = sampleObjects();
    objectNamed(objects.inferencePools, 'helper').parents = parents;
    edit(objects);
    const topology = deriveTopology(sampleSnapshot(objects));
    const nowMs = NOW_MS + index * stepMs;
    memory.note(topology.pools, nowMs);
    return judgeTopology(topology, findingRules, nowMs, { statuses: memory })
      .findings.filter(({ code }) => code === 'pool-status-contested')
      .map(inPlainText);
  });
}

const quarrel = (rounds: number): Parents[] => [
  BOTH,
  ...Array.from({ length: rounds }, () => [ERASED, [...BOTH]]).flat(),
];
const last = <T>(list: T[]) => list[list.length - 1];

it('tells of a status that is taken out and put back again and again', () => {
  const found = judgeStatuses(quarrel(3));

  expect(found.map(findings => findings.map(brief))).toEqual([
    ...Array.from({ length: 6 }, () => []),
    ['warning pool-status-contested InferencePool helper: status.parents'],
  ]);
  expect(last(found)[0].evidence).toEqual([
    {
      label: 'Gateway infra/front (agentgateway.dev/agentgateway)',
      value: 'taken out and put back 3 ×',
    },
    { label: 'Entries that were there meanwhile', value: 'edge/ai' },
  ]);
});

it.each<[what: string, found: ReturnType<typeof judgeStatuses>]>([
  ['one that started anew', judgeStatuses(quarrel(2))],
  [
    'an entry that stays away',
    judgeStatuses([BOTH, ERASED, [...ERASED], [...ERASED], ERASED]),
  ],
  [
    'conditions that change',
    judgeStatuses(
      [1, 2, 3, 4, 5, 6].map(generation => [
        {
          ...OWN,
          conditions: OWN.conditions.map(each => ({
            ...each,
            observedGeneration: generation,
          })),
        },
      ]),
    ),
  ],
  ['a round every six minutes', judgeStatuses(quarrel(5), 180_000)],
  [
    'entries of a gateway by which no request comes',
    judgeStatuses(quarrel(4), 1000, objects => {
      objects.httpRoutes = objects.httpRoutes.filter(
        ({ meta }) => meta.name !== 'helper-route',
      );
    }),
  ],
])('says nothing of %s', (_what, found) => {
  expect(last(found)).toEqual([]);
});

it('forgets ten minutes later', () => {
  const calm = Array.from({ length: 3 }, () => [...BOTH]);
  const found = judgeStatuses([...quarrel(3), ...calm], 201_000);

  expect(found.map(({ length }) => length)).toEqual([
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]);
  expect(
    judgeStatuses([...quarrel(3), ...calm], 100_000).map(
      ({ length }) => length,
    ),
  ).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 0]);
});

it('forgets a pool that is gone', () => {
  const { pools } = deriveTopology(sampleSnapshot());
  const memory = new StatusMemory();
  memory.note(pools, NOW_MS);
  memory.note([], NOW_MS);
  memory.note(pools, NOW_MS);

  expect(pools.map(pool => memory.returns(pool))).toEqual([[], [], []]);
});
