// SPDX-License-Identifier: Apache-2.0
import { findingRules } from '../../core/findings/findingRules';
import { judgeTopology } from '../../core/findings/judgeTopology';
import { Edit } from '../../core/testing/judgeSample';
import {
  sampleObjects,
  sampleSnapshot,
} from '../../core/testing/sampleObjects';
import { deriveTopology } from '../../core/topology/deriveTopology';
import { Chronicle } from './Chronicle';

const T1 = Date.parse('2026-11-20T12:00:00.000Z');
const T2 = T1 + 60_000;
const T3 = T1 + 120_000;

/** What the sample cluster is after an edit, at a time. */
function note(chronicle: Chronicle, nowMs: number, edit: Edit = () => {}) {
  const objects = sampleObjects();
  edit(objects);
  const topology = deriveTopology(sampleSnapshot(objects));
  const { findings } = judgeTopology(topology, findingRules, nowMs);
  return chronicle.note({ topology, findings, silenced: new Set(), nowMs });
}

const moveTraffic: Edit = objects => {
  const [rule] = objects.httpRoutes[0].rules;
  rule.backendRefs[0].weight = 1;
  rule.backendRefs[1].weight = 3;
};

const removeGateway: Edit = objects => {
  objects.gatewayClasses = [];
};

function newChronicle() {
  const chronicle = new Chronicle({
    episodes: [],
    changes: [],
    rollouts: [],
  });
  note(chronicle, T1);
  return chronicle;
}

const { httpRoutes } = sampleObjects();
const [{ backendRefs }] = httpRoutes[0].rules;
const [first, second] = backendRefs.map(({ name }) => name);
const POOL = `${httpRoutes[0].meta.namespace}/${first}`;

it('marks that shares of a rule changed, for every pool of the rule', () => {
  const chronicle = newChronicle();
  expect(chronicle.marks(POOL, 0)).toEqual([]);
  note(chronicle, T2, moveTraffic);
  const mark = {
    at: new Date(T2).toISOString(),
    kind: 'weights',
    subject: `HTTPRoute ${httpRoutes[0].meta.namespace}/${httpRoutes[0].meta.name}`,
    text: `${first} 90 % → 25 %, ${second} 10 % → 75 %`,
  };
  expect(chronicle.marks(POOL, 0)).toEqual([mark]);
  expect(
    chronicle.marks(`${httpRoutes[0].meta.namespace}/${second}`, 0),
  ).toEqual([mark]);
});

it('makes no mark where a rule moves, or weights grow alike', () => {
  const chronicle = newChronicle();
  note(chronicle, T2, objects => {
    const { rules } = objects.httpRoutes[0];
    rules[0].backendRefs.forEach(ref => {
      ref.weight *= 7;
    });
    rules.unshift({ ...rules[0], matches: [], backendRefs: [] });
  });
  expect(chronicle.marks(POOL, 0)).toEqual([]);
});

it('marks that servers run another image', () => {
  const chronicle = newChronicle();
  note(chronicle, T2, objects => {
    for (const deployment of objects.deployments) {
      deployment.containers[0].image = `${deployment.meta.name}:next`;
    }
  });
  expect(
    chronicle.marks(POOL, 0).map(({ kind, subject }) => [kind, subject]),
  ).toEqual([
    ['rollout', `Deployment ${POOL}`],
    ['rollout', `Deployment ${POOL}-epp`],
  ]);
});

it('marks findings that come and go', () => {
  const chronicle = newChronicle();
  note(chronicle, T2, removeGateway);
  note(chronicle, T3);
  const marks = chronicle
    .marks(POOL, 0)
    .map(({ at, kind, code, severity, since }) => [
      at,
      kind,
      code,
      severity,
      since,
    ]);
  expect(marks).toEqual([
    [
      new Date(T2).toISOString(),
      'finding',
      'gateway-class-missing',
      'error',
      undefined,
    ],
    [
      new Date(T3).toISOString(),
      'finding-gone',
      'gateway-class-missing',
      'error',
      new Date(T2).toISOString(),
    ],
  ]);
  expect(chronicle.marks(POOL, T3)).toHaveLength(1);
});

it('goes on after a restart', () => {
  const chronicle = newChronicle();
  note(chronicle, T2, removeGateway);
  const again = new Chronicle(chronicle.remembered());
  const [finding] = note(again, T3, objects => {
    removeGateway(objects);
    moveTraffic(objects);
  });
  expect(finding.since).toBe(new Date(T2).toISOString());
  expect(again.marks(POOL, 0).map(({ kind }) => kind)).toEqual([
    'finding',
    'weights',
  ]);
});
