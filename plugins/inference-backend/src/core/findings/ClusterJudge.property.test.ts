// SPDX-License-Identifier: Apache-2.0
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import fc from 'fast-check';
import { arbitraryObjects } from '../../__testUtils__/arbitraryObjects';
import { groupByPool } from '../health/groupByPool';
import { judgePoolHealth } from '../health/judgePoolHealth';
import { ClusterObjects, ObjectMeta } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { Edit } from '../testing/judgeSample';
import {
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { ClusterTopology, Way } from '../topology/ClusterTopology';
import { ClusterJudge } from './ClusterJudge';
import { findingRules } from './findingRules';
import { knownKinds, Verdict } from './judgeTopology';
import { LoadView, NO_LOAD } from './LoadView';
import { FindingCases } from './testing/FindingCase';
import { LIFECYCLE_CASES } from './testing/lifecycleCases';
import { LOAD_CASES } from './testing/loadCases';
import { POOL_CASES } from './testing/poolCases';
import { ROUTE_CASES } from './testing/routeCases';

/**
 * Those that find the same whenever they are asked: not what must last, nor what
 * is remembered of earlier statuses.
 */
const RULES = findingRules
  .filter(({ code }) => code !== 'pool-status-contested')
  .map(({ lastsMs: _, ...rule }) => rule);

const FULL: Load = {
  at: new Date(NOW_MS).toISOString(),
  source: 'a page',
  stale: false,
  queueDepth: 31,
  kvCacheRatio: 0.97,
};
const LOAD: LoadView = { ...NO_LOAD, pool: () => FULL, gauges: () => FULL };

type List = keyof ClusterObjects;

interface Change {
  list: List;
  /** Which one is replaced or taken out; past the end one is added. */
  at: number;
  /** Which of the other cluster's objects comes; past the end none. */
  from: number;
}

const LISTS = Object.keys(sampleObjects()) as List[];

const change: fc.Arbitrary<Change> = fc.record({
  list: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<List>('pods', 'httpRoutes') },
    {
      weight: 4,
      arbitrary: fc.constantFrom<List>(
        'inferencePools',
        'deployments',
        'services',
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...LISTS) },
  ),
  at: fc.nat(7),
  from: fc.nat(7),
});

function apply(
  objects: ClusterObjects,
  other: ClusterObjects,
  { list, at, from }: Change,
): ClusterObjects {
  const before: Array<{ meta: ObjectMeta }> = objects[list];
  const incoming: Array<{ meta: ObjectMeta }> = other[list];
  const added = incoming.slice(from, from + 1);
  const after = [...before];
  after.splice(at, 1, ...added);
  return { ...objects, [list]: after };
}

const nameWay = ({ parent, rule, backend }: Way) =>
  `${parent.index} ${rule.route.key} ${rule.index} ${backend.index} ${backend.pool?.key}`;

/** All that is said of a cluster, without the identity of objects. */
function describe({
  topology,
  verdict,
}: {
  topology: ClusterTopology;
  verdict: Verdict;
}) {
  if (verdict.failures.length > 0) {
    throw verdict.failures[0].error;
  }
  const { snapshot, pools, routes, gateways, ways } = topology;
  const { byPool } = groupByPool(verdict.findings);
  return {
    findings: verdict.findings.map(finding => ({
      ...finding,
      ways: finding.ways.map(nameWay),
      pools: finding.pools.map(({ key }) => key),
    })),
    pools: pools.map(({ ways: own, ...node }) => ({
      ...node,
      ways: own.map(nameWay),
      health: judgePoolHealth(
        { ...node, ways: own },
        byPool.get(pools.filter(({ key }) => key === node.key)[0]) ?? [],
        snapshot,
        knownKinds(snapshot.kinds),
      ),
    })),
    keys: [...topology.poolsByKey.keys()].sort(),
    routes: routes.map(({ key, route, ways: own }) => ({
      key,
      route,
      ways: own.map(nameWay),
    })),
    gateways: gateways.map(({ key, gateway, ways: own }) => ({
      key,
      gateway,
      ways: own.map(nameWay),
    })),
    ways: ways.map(nameWay),
  };
}

const judgeWith = (
  judge: ClusterJudge,
  snapshot: ClusterSnapshot,
  load: LoadView = LOAD,
) => describe(judge.judge(snapshot, { nowMs: NOW_MS, load }));

/** Numbers come with a step, and some rules are asked of them before it. */
interface Numbers {
  isFull: boolean;
  ahead: number;
}

/** What is found after each step: by one judge, and each time from nothing. */
function judgeSteps(
  steps: readonly ClusterObjects[],
  numbers: readonly Numbers[] = [],
) {
  const judge = new ClusterJudge(RULES);
  const snapshots = steps.map(objects => sampleSnapshot(objects));
  const loads = numbers.map(({ isFull }) => (isFull ? LOAD : NO_LOAD));
  return {
    // Described at once: a topology is of use until the next one.
    followed: snapshots.map((snapshot, index) => {
      if (numbers[index]) {
        judge.numbersChanged();
        const seen = { nowMs: NOW_MS, load: loads[index] };
        [...judge.rulesBehind]
          .slice(0, numbers[index].ahead)
          .forEach(rule => judge.askAhead(rule, seen));
      }
      return judgeWith(judge, snapshot, loads[index]);
    }),
    anew: snapshots.map((snapshot, index) =>
      judgeWith(new ClusterJudge(RULES), snapshot, loads[index]),
    ),
  };
}

const steps = (
  start: ClusterObjects,
  step: (objects: ClusterObjects, index: number) => ClusterObjects,
  count: number,
) => {
  const all = [start];
  for (let index = 0; index < count; index++) {
    all.push(step(all[index], index));
  }
  return all;
};

it('finds after any changes what judging from nothing finds', () => {
  fc.assert(
    fc.property(
      arbitraryObjects,
      arbitraryObjects,
      fc.array(change, { minLength: 1, maxLength: 8 }),
      (start, other, changes) => {
        const { followed, anew } = judgeSteps(
          steps(
            start,
            (objects, index) => apply(objects, other, changes[index]),
            changes.length,
          ),
        );

        expect(followed).toEqual(anew);
      },
    ),
    { numRuns: 60 },
  );
});

it('finds the same where a sound cluster changes and is mended', () => {
  fc.assert(
    fc.property(
      arbitraryObjects,
      fc.array(fc.tuple(change, fc.boolean()), { minLength: 1, maxLength: 6 }),
      (chaos, changes) => {
        const sound = sampleObjects();
        const { followed, anew } = judgeSteps(
          steps(
            sound,
            (objects, index) => {
              const [each, mended] = changes[index];
              return mended
                ? { ...objects, [each.list]: sound[each.list] }
                : apply(objects, chaos, each);
            },
            changes.length,
          ),
        );

        expect(followed).toEqual(anew);
      },
    ),
    { numRuns: 60 },
  );
});

const EDITS = Object.values({
  ...ROUTE_CASES,
  ...POOL_CASES,
  ...LOAD_CASES,
  ...LIFECYCLE_CASES,
}).flatMap(({ fires, near }: FindingCases) =>
  [fires.edit, near.edit].filter(edit => edit !== undefined),
);

/** Objects that an edit leaves alone stay the same, as they do in a watch's store. */
function edited(objects: ClusterObjects, edit: Edit): ClusterObjects {
  const copy = structuredClone(objects);
  try {
    edit(copy);
  } catch {
    // What it edits is gone by an earlier one.
    return objects;
  }
  const entries = LISTS.map(list => {
    const before = new Map(
      objects[list].map(each => [JSON.stringify(each), each] as const),
    );
    const after = copy[list].map(
      each => before.get(JSON.stringify(each)) ?? each,
    );
    const isSame =
      after.length === objects[list].length &&
      after.every((each, index) => each === objects[list][index]);
    return [list, isSame ? objects[list] : after];
  });
  return Object.fromEntries(entries);
}

it('finds the same where whatever can be wrong goes wrong, one after the other, and numbers change', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...EDITS), { minLength: 2, maxLength: 5 }),
      fc.array(fc.record({ isFull: fc.boolean(), ahead: fc.nat(20) }), {
        minLength: 6,
        maxLength: 6,
      }),
      (edits, numbers) => {
        const { followed, anew } = judgeSteps(
          steps(
            sampleObjects(),
            (objects, index) => edited(objects, edits[index]),
            edits.length,
          ),
          numbers,
        );

        expect(followed).toEqual(anew);
      },
    ),
    { numRuns: 150 },
  );
});
