// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { compareText } from '../topology/objectKey';

const WORST_FIRST: Health[] = [
  'failing',
  'degraded',
  'unknown',
  'idle',
  'healthy',
];

/** Worst first. */
export function compareHealth(a: Health, b: Health): number {
  return WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b);
}

/** Worst first; then by errors, warnings and name, so that rows don't jump. */
export function comparePools(
  a: Pick<
    PoolSummary,
    'cluster' | 'namespace' | 'name' | 'health' | 'findings'
  >,
  b: typeof a,
): number {
  return (
    compareHealth(a.health, b.health) ||
    b.findings.error - a.findings.error ||
    b.findings.warning - a.findings.warning ||
    compareText(a.namespace, b.namespace) ||
    compareText(a.name, b.name) ||
    compareText(a.cluster, b.cluster)
  );
}
