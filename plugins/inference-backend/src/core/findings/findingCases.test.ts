// SPDX-License-Identifier: Apache-2.0
/*
 * Every code has a case in which it fires, one that misses it narrowly, and one
 * in which a deeper finding explains it away. More cases stand in the tests of
 * each layer.
 */
import { FindingCode } from '@inference-portal/backstage-plugin-inference-common';
import { NO_LOAD } from './LoadView';
import { sampleLoad } from '../testing/sampleLoad';
import {
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { FindingRule } from './FindingRule';
import { findingRules } from './findingRules';
import { judgeTopology } from './judgeTopology';
import { Patience } from './Patience';
import { StatusView } from './StatusMemory';
import { FindingCases, World } from './testing/FindingCase';
import { LIFECYCLE_CASES } from './testing/lifecycleCases';
import { LOAD_CASES } from './testing/loadCases';
import { POOL_CASES } from './testing/poolCases';
import { ROUTE_CASES } from './testing/routeCases';

// A code without cases does not compile.
const CASES: Record<FindingCode, FindingCases> = {
  ...ROUTE_CASES,
  ...POOL_CASES,
  ...LOAD_CASES,
  ...LIFECYCLE_CASES,
};
const CODES = Object.entries(CASES).map(([code, cases]) => ({
  code: code as FindingCode,
  ...cases,
}));

/** Longer than any rule waits. */
const LOOKED_AT_MS = 10 * 60_000;
const UNEXPLAINED: readonly FindingRule[] = findingRules.map(rule => ({
  ...rule,
  explainedBy: [],
}));

function returnsOf(count: number): StatusView {
  const each = { gateway: 'infra/front', backMs: NOW_MS, meanwhile: [] };
  return {
    returns: ({ key }) =>
      key === 'support/helper' ? Array.from({ length: count }, () => each) : [],
  };
}

/** Findings of a code in a world that has been so for a while, explained or not. */
function find(
  code: FindingCode,
  { edit, load, returns = 0 }: World,
  rules: readonly FindingRule[] = UNEXPLAINED,
) {
  const objects = sampleObjects();
  edit?.(objects);
  const topology = deriveTopology(sampleSnapshot(objects));
  const options = {
    load: load ? sampleLoad(load) : NO_LOAD,
    patience: new Patience(),
    statuses: returnsOf(returns),
  };
  judgeTopology(topology, rules, NOW_MS - LOOKED_AT_MS, options);
  const verdict = judgeTopology(topology, rules, NOW_MS, options);
  if (verdict.failures.length > 0) {
    throw verdict.failures[0].error;
  }
  return verdict.findings.filter(finding => finding.code === code);
}

const both = (first: World, second: World): World => ({
  edit: objects => {
    first.edit?.(objects);
    second.edit?.(objects);
  },
  load: { ...first.load, ...second.load },
  returns: first.returns ?? second.returns,
});

/** How many ways and pools findings are about. */
const extent = (findings: ReturnType<typeof find>) =>
  findings.reduce(
    (sum, { ways, pools }) => sum + ways.length + pools.length,
    findings.length,
  );

it.each(CODES)('$code fires, not where it misses narrowly', cases => {
  const { code, fires, near } = cases;

  expect(find(code, fires)).not.toEqual([]);
  expect(find(code, fires, findingRules)).not.toEqual([]);
  expect(find(code, near)).toEqual([]);
});

it.each(CODES.filter(({ away }) => away))(
  '$code is explained away by $away.by',
  ({ code, fires, away }) => {
    const { by, world } = away ?? { by: code };
    const together = world ?? both(fires, CASES[by].fires);

    expect(find(by, together, findingRules)).not.toEqual([]);
    expect(extent(find(code, together))).toBeGreaterThan(
      extent(find(code, together, findingRules)),
    );
  },
);

it('says of each code what it can be explained by, and shows one', () => {
  const explainedBy = new Map<FindingCode, readonly FindingCode[]>(
    findingRules.map(rule => [rule.code, rule.explainedBy]),
  );

  expect(
    CODES.filter(({ code, away }) =>
      away
        ? !explainedBy.get(code)?.includes(away.by)
        : explainedBy.get(code)?.length !== 0,
    ).map(({ code }) => code),
  ).toEqual([]);
});
