// SPDX-License-Identifier: Apache-2.0
import { ClusterJudge } from '../src/core/findings/ClusterJudge';
import { findingRules } from '../src/core/findings/findingRules';
import { knownKinds } from '../src/core/findings/judgeTopology';
import { NO_LOAD } from '../src/core/findings/LoadView';
import { groupByPool } from '../src/core/health/groupByPool';
import { judgePoolHealth } from '../src/core/health/judgePoolHealth';
import { ClusterObjects, ObjectMeta } from '../src/core/objects/ClusterObjects';
import { ClusterSnapshot } from '../src/core/objects/ClusterSnapshot';
import { largeCluster } from '../src/core/testing/largeCluster';
import { NOW_MS, sampleSnapshot } from '../src/core/testing/sampleObjects';
import { sortObjects } from '../src/core/topology/objectKey';

interface Figure {
  figure: string;
  value: number;
  unit: string;
  versus?: number;
}

const POOLS = 1_000;
const ENDPOINTS = 8;
const RUNS = 12;
const CHANGES = 60;
const LIMIT_MS = 200;
const CHANGE_LIMIT_MS = 5;

const SEEN = { nowMs: NOW_MS, load: NO_LOAD };

function timed(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

const median = (times: number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

/** Joins and judges a cluster, and says how well all of its pools are. */
function judgeAll(judge: ClusterJudge, snapshot: ClusterSnapshot): void {
  const { topology, verdict } = judge.judge(snapshot, SEEN);
  const { byPool } = groupByPool(verdict.findings);
  const isKnown = knownKinds(snapshot.kinds);
  for (const node of topology.pools) {
    judgePoolHealth(node, byPool.get(node) ?? [], snapshot, isKnown);
  }
}

/** As a watch leaves them: sorted, and the same array until one changes. */
function sorted(objects: ClusterObjects): ClusterObjects {
  return Object.fromEntries(
    Object.entries(objects).map(([list, each]) => [
      list,
      sortObjects<{ meta: ObjectMeta }>(each),
    ]),
  ) as unknown as ClusterObjects;
}

/** The same objects but for one, which says something else now. */
function changeOne<T extends keyof ClusterObjects>(
  objects: ClusterObjects,
  list: T,
  index: number,
  edit: (object: ClusterObjects[T][number]) => ClusterObjects[T][number],
): ClusterObjects {
  const changed: ClusterObjects[T][number][] = [...objects[list]];
  changed[index] = edit(changed[index]);
  return { ...objects, [list]: changed };
}

const unready = <P extends ClusterObjects['pods'][number]>(pod: P): P => ({
  ...pod,
  conditions: pod.conditions.map(each =>
    each.type === 'Ready' ? { ...each, status: 'False' as const } : each,
  ),
});

const CHANGED: Array<
  [
    what: string,
    change: (objects: ClusterObjects, at: number) => ClusterObjects,
  ]
> = [
  ['pod', (objects, at) => changeOne(objects, 'pods', at * 9, unready)],
  [
    'deployment',
    (objects, at) =>
      changeOne(objects, 'deployments', at, each => ({
        ...each,
        readyReplicas: 0,
      })),
  ],
  [
    'route',
    (objects, at) =>
      changeOne(objects, 'httpRoutes', at, each => ({ ...each, parents: [] })),
  ],
  [
    'pool',
    (objects, at) =>
      changeOne(objects, 'inferencePools', at, each => ({
        ...each,
        parents: [],
      })),
  ],
];

/** A cluster of 1,000 pools with 8,000 endpoints: from nothing, and after one object changed. */
export default function bench(report: (figure: Figure) => void): void {
  const objects = sorted(largeCluster(POOLS, ENDPOINTS));
  const worlds: Array<[string, ClusterObjects]> = [
    ['healthy', objects],
    ['gateway class missing', { ...objects, gatewayClasses: [] }],
  ];
  for (const [what, large] of worlds) {
    const snapshot = sampleSnapshot(large);
    const times = Array.from({ length: RUNS }, () =>
      timed(() => judgeAll(new ClusterJudge(findingRules), snapshot)),
    );
    report({
      figure: `judge ${POOLS} pools, ${what}, first`,
      value: times[0],
      unit: 'ms',
      versus: LIMIT_MS,
    });
    report({
      figure: `judge ${POOLS} pools, ${what}, median`,
      value: median(times),
      unit: 'ms',
      versus: LIMIT_MS,
    });
    for (const [kind, change] of CHANGED) {
      const judge = new ClusterJudge(findingRules);
      judgeAll(judge, snapshot);
      let latest = large;
      const changes = Array.from({ length: CHANGES }, (_, at) => {
        latest = change(latest, at);
        const next = sampleSnapshot(latest);
        return timed(() => judge.judge(next, SEEN));
      });
      report({
        figure: `judge one changed ${kind} of ${POOLS} pools, ${what}, median`,
        value: median(changes),
        unit: 'ms',
        versus: CHANGE_LIMIT_MS,
      });
    }
  }
}
