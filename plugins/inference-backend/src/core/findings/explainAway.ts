// SPDX-License-Identifier: Apache-2.0
import { FindingCode } from '@inference-portal/backstage-plugin-inference-common';
import { PoolNode, Way } from '../topology/ClusterTopology';
import { FindingRule, JudgedFinding } from './FindingRule';

/** Where the findings of one code are. */
interface Extent {
  ways: Set<Way>;
  /** Concerned as a whole. */
  pools: Set<PoolNode>;
  /** Concerned as a whole or by one of their ways. */
  touched: Set<PoolNode>;
}

/**
 * One cause, one finding: takes from each finding the ways and pools on which a
 * deeper one was found, and leaves it out where nothing remains. A deeper
 * finding counts even where it is itself explained, for then the cause is
 * deeper still.
 */
export function explainAway(
  findings: JudgedFinding[],
  rules: readonly FindingRule[],
): JudgedFinding[] {
  const extents = extentsOf(findings);
  const explainers = new Map(
    rules.map(rule => [
      rule.code,
      rule.explainedBy
        .map(code => extents.get(code))
        .filter(extent => extent !== undefined),
    ]),
  );
  return findings.flatMap(finding => {
    const deeper = explainers.get(finding.code) ?? [];
    // What concerns no pool at all lies on no path that a cause could share.
    if (
      deeper.length === 0 ||
      (finding.ways.length === 0 && finding.pools.length === 0)
    ) {
      return [finding];
    }
    const ways = finding.ways.filter(
      way => !deeper.some(extent => covers(extent, way)),
    );
    const pools = finding.pools.filter(
      pool => !deeper.some(extent => extent.touched.has(pool)),
    );
    return ways.length + pools.length > 0 ? [{ ...finding, ways, pools }] : [];
  });
}

function covers(extent: Extent, way: Way): boolean {
  return (
    extent.ways.has(way) ||
    (way.backend.pool !== undefined && extent.pools.has(way.backend.pool))
  );
}

function extentsOf(findings: JudgedFinding[]): Map<FindingCode, Extent> {
  const extents = new Map<FindingCode, Extent>();
  for (const { code, ways, pools } of findings) {
    let extent = extents.get(code);
    if (!extent) {
      extent = { ways: new Set(), pools: new Set(), touched: new Set() };
      extents.set(code, extent);
    }
    for (const way of ways) {
      extent.ways.add(way);
      if (way.backend.pool) {
        extent.touched.add(way.backend.pool);
      }
    }
    for (const pool of pools) {
      extent.pools.add(pool);
      extent.touched.add(pool);
    }
  }
  return extents;
}
