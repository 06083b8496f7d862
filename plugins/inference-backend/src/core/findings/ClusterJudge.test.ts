// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { makeUnready } from '../testing/edits';
import { objectNamed } from '../testing/objectNamed';
import {
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { ClusterJudge } from './ClusterJudge';
import { FindingRule, Judgement } from './FindingRule';
import { NO_LOAD } from './LoadView';

const OBJECTS = sampleObjects();

/** Finds every pool, and notes which it was asked of. */
function noticing(
  more: Partial<FindingRule> = {},
  look: FindingRule['judge'] = () => [],
) {
  const asked: string[][] = [];
  const rule: FindingRule = {
    code: 'pool-unreferenced',
    needs: ['InferencePool'],
    explainedBy: [],
    judge: (topology, context) => {
      asked.push(topology.pools.map(({ pool }) => pool.meta.name));
      look(topology, context);
      return topology.pools.map(
        (node): Judgement => ({
          severity: 'info',
          title: 'found',
          detail: `${node.endpoints.filter(({ state }) => state.ready).length}`,
          subject: {
            apiVersion: 'v1',
            kind: 'InferencePool',
            namespace: node.pool.meta.namespace,
            name: node.pool.meta.name,
          },
          evidence: [],
          remedy: { text: 'none' },
          ways: [],
          pools: [node],
          stops: 'none',
        }),
      );
    },
    ...more,
  };
  return { asked, judge: new ClusterJudge([rule]) };
}

function withUnready(pod: string): ClusterObjects {
  const changed = structuredClone(objectNamed(OBJECTS.pods, pod));
  makeUnready(changed);
  return {
    ...OBJECTS,
    pods: OBJECTS.pods.map(each => (each.meta.name === pod ? changed : each)),
  };
}

const seen = (after = 0) => ({ nowMs: NOW_MS + after, load: NO_LOAD });
const ALL = ['canary', 'stable', 'helper'];
const FIRST = sampleSnapshot(OBJECTS);
const LATER = sampleSnapshot(withUnready('helper-1'));

it('asks only of what a change touches, and keeps what was found of the rest', () => {
  const { asked, judge } = noticing();
  judge.judge(FIRST, seen());
  const { verdict } = judge.judge(LATER, seen());

  expect(asked).toEqual([ALL, ['helper']]);
  expect(
    verdict.findings.map(({ subject, detail }) => [subject.name, detail]),
  ).toEqual([
    ['canary', '1'],
    ['stable', '2'],
    ['helper', '1'],
  ]);
});

it.each<
  [
    what: string,
    rule: Partial<FindingRule>,
    look: FindingRule['judge'],
    next: ClusterSnapshot,
    when: ReturnType<typeof seen>,
    again: string[][],
  ]
>([
  ['nothing is new', {}, () => [], FIRST, seen(), []],
  ['only time passes', {}, () => [], FIRST, seen(60_000), []],
  [
    'time passes, for a rule that asks for it',
    {},
    (_topology, { nowMs }) => (nowMs > 0 ? [] : []),
    FIRST,
    seen(20_000),
    [ALL],
  ],
  [
    'too little time passes',
    {},
    (_topology, { nowMs }) => (nowMs > 0 ? [] : []),
    FIRST,
    seen(19_000),
    [],
  ],
  [
    'an object changed of a list that the rule looks at',
    { looksAt: ['pods'] },
    () => [],
    LATER,
    seen(),
    [ALL],
  ],
  [
    'something else changed, which the rule found something of',
    { looksAt: ['services'] },
    () => [],
    LATER,
    seen(),
    [ALL],
  ],
  [
    'which kinds can be read changed',
    {},
    () => [],
    sampleSnapshot(OBJECTS, {
      kinds: FIRST.kinds.map(kind =>
        kind.kind === 'Pod' ? { ...kind, state: 'forbidden' } : kind,
      ),
    }),
    seen(),
    [ALL],
  ],
  [
    'a kind was only heard of again',
    {},
    () => [],
    sampleSnapshot(OBJECTS, {
      kinds: FIRST.kinds.map(kind => ({
        ...kind,
        objects: 7,
        lastSyncedAt: '2026-11-20T12:00:01.000Z',
      })),
    }),
    seen(),
    [],
  ],
])('asks again where %s', (_what, rule, look, next, when, again) => {
  const { asked, judge } = noticing(rule, look);
  judge.judge(FIRST, seen());
  judge.judge(next, when);

  expect(asked.slice(1)).toEqual(again);
});

describe('where numbers are new', () => {
  it('asks those rules again that ask for them', () => {
    const others = noticing();
    const { asked, judge } = noticing({ readsLoad: true });
    for (const each of [others.judge, judge]) {
      each.judge(FIRST, seen());
      each.numbersChanged();
      each.judge(FIRST, seen());
      each.judge(FIRST, seen());
    }

    expect(asked).toEqual([ALL, ALL]);
    expect(others.asked).toEqual([ALL]);
  });

  it('asks them before the judging, which asks then of what changed since', () => {
    const { asked, judge } = noticing({ readsLoad: true });
    judge.judge(FIRST, seen());
    judge.numbersChanged();
    for (const rule of judge.rulesBehind) {
      judge.askAhead(rule, seen());
    }
    expect([...judge.rulesBehind]).toEqual([]);
    const { verdict } = judge.judge(LATER, seen());

    expect(asked).toEqual([ALL, ALL, ['helper']]);
    expect(verdict.findings.map(({ detail }) => detail)).toEqual([
      '1',
      '2',
      '1',
    ]);
  });

  it('asks once more where they changed again meanwhile', () => {
    const { asked, judge } = noticing({ readsLoad: true });
    judge.judge(FIRST, seen());
    judge.numbersChanged();
    const [rule] = judge.rulesBehind;
    judge.askAhead(rule, seen());
    judge.numbersChanged();
    judge.judge(FIRST, seen());

    expect(asked).toEqual([ALL, ALL, ALL]);
  });

  it('asks nothing of a cluster that was not judged yet', () => {
    const { asked, judge } = noticing({ readsLoad: true });
    judge.numbersChanged();
    const [rule] = judge.rulesBehind;
    judge.askAhead(rule, seen());
    expect(asked).toEqual([]);
    judge.judge(FIRST, seen());
    expect(asked).toEqual([ALL]);
  });
});

it('asks a rule that failed of the whole cluster again', () => {
  let broken = true;
  const { asked, judge } = noticing({}, () => {
    if (broken) {
      throw new TypeError('a bug');
    }
    return [];
  });
  const failed = judge.judge(FIRST, seen()).verdict;
  broken = false;
  const { failures, findings } = judge.judge(LATER, seen()).verdict;

  expect(failed.failures).toEqual([
    { code: 'pool-unreferenced', error: new TypeError('a bug') },
  ]);
  expect(failed.findings).toEqual([]);
  expect(failures).toEqual([]);
  expect(findings).toHaveLength(3);
  expect(asked).toEqual([ALL, ALL]);
});

it('is silent while a kind can’t be read, and asks when it can be', () => {
  const { judge } = noticing();
  judge.judge(FIRST, seen());
  const hidden = judge.judge(
    sampleSnapshot(OBJECTS, {
      kinds: FIRST.kinds.map(kind =>
        kind.kind === 'InferencePool'
          ? { ...kind, state: 'forbidden' as const }
          : kind,
      ),
    }),
    seen(),
  ).verdict;
  const again = judge.judge(LATER, seen()).verdict;

  expect(hidden.findings).toEqual([]);
  expect(hidden.silenced).toEqual([
    { code: 'pool-unreferenced', kinds: ['InferencePool'] },
  ]);
  expect(again.findings).toHaveLength(3);
});
