// SPDX-License-Identifier: Apache-2.0
import { FindingCode } from '@inference-portal/backstage-plugin-inference-common';
import { sampleObjects, sampleSnapshot } from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { explainAway } from './explainAway';
import { FindingRule, JudgedFinding } from './FindingRule';

const { pools, ways } = deriveTopology(sampleSnapshot(sampleObjects()));
const [canary, stable] = pools;
const [toStable, toCanary] = ways;

function finding(
  code: FindingCode,
  where: Partial<Pick<JudgedFinding, 'ways' | 'pools'>>,
): JudgedFinding {
  return {
    code,
    severity: 'error',
    title: code,
    detail: code,
    subject: { apiVersion: 'v1', kind: 'Thing', name: code },
    evidence: [],
    remedy: { text: code },
    ways: [],
    pools: [],
    stops: 'all',
    ...where,
  };
}

function rule(code: FindingCode, ...explainedBy: FindingCode[]): FindingRule {
  return { code, needs: [], explainedBy, judge: () => [] };
}

// A gateway's finding explains a route's, which explains a pool's.
const rules = [
  rule('gateway-not-programmed'),
  rule('route-not-accepted', 'gateway-not-programmed'),
  rule('pool-status-missing', 'route-not-accepted'),
];

it.each<[what: string, given: JudgedFinding[], left: string[]]>([
  [
    'a deeper finding on the same way explains',
    [
      finding('gateway-not-programmed', { ways: [toStable] }),
      finding('route-not-accepted', { ways: [toStable] }),
    ],
    ['gateway-not-programmed'],
  ],
  [
    'one on another way does not',
    [
      finding('gateway-not-programmed', { ways: [toCanary] }),
      finding('route-not-accepted', { ways: [toStable] }),
    ],
    ['gateway-not-programmed', 'route-not-accepted'],
  ],
  [
    'one on a way to the pool explains what concerns the pool',
    [
      finding('route-not-accepted', { ways: [toStable] }),
      finding('pool-status-missing', { pools: [stable] }),
    ],
    ['route-not-accepted'],
  ],
  [
    'one of another pool does not',
    [
      finding('route-not-accepted', { ways: [toStable] }),
      finding('pool-status-missing', { pools: [canary] }),
    ],
    ['route-not-accepted', 'pool-status-missing'],
  ],
  [
    'what is itself explained still explains',
    [
      finding('gateway-not-programmed', { ways: [toStable] }),
      finding('route-not-accepted', { ways: [toStable] }),
      finding('pool-status-missing', { pools: [stable] }),
    ],
    ['gateway-not-programmed'],
  ],
  [
    'the shallower never explains the deeper',
    [
      finding('pool-status-missing', { pools: [stable] }),
      finding('gateway-not-programmed', { ways: [toStable] }),
    ],
    ['pool-status-missing', 'gateway-not-programmed'],
  ],
  [
    'what concerns no pool is on no path that a cause could share',
    [
      finding('gateway-not-programmed', { ways: [toStable] }),
      finding('route-not-accepted', {}),
    ],
    ['gateway-not-programmed', 'route-not-accepted'],
  ],
])('%s', (_what, given, left) => {
  expect(explainAway(given, rules).map(({ code }) => code)).toEqual(left);
});

it('leaves of a finding the ways that nothing explains', () => {
  const [, left] = explainAway(
    [
      finding('gateway-not-programmed', { ways: [toStable] }),
      finding('route-not-accepted', { ways: [toStable, toCanary] }),
    ],
    rules,
  );

  expect(left.ways).toEqual([toCanary]);
});
