// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  PoolSummary,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { comparePools } from './comparePools';
import { healthWords } from './healthWords';
import { Judged } from './judgePoolHealth';

type Pool = Pick<
  PoolSummary,
  'cluster' | 'namespace' | 'name' | 'health' | 'reason' | 'findings'
>;

/**
 * Health of an entity from its pools: failing only where no pool answers, as
 * the others may still carry the requests.
 */
export function judgeEntityHealth(pools: readonly Pool[]): Judged {
  if (pools.length === 0) {
    return {
      health: 'unknown',
      reason: say`No pool was found for this entity.`,
    };
  }
  const [worst] = [...pools].sort(comparePools);
  const count = (health: Health) =>
    pools.filter(pool => pool.health === health).length;
  const healthy = count('healthy');
  const awake = pools.length - count('idle');
  const unknown = count('unknown');

  if (count('failing') + count('degraded') > 0) {
    const failing = count('failing') === awake - unknown;
    return {
      health: failing ? 'failing' : 'degraded',
      reason: describe(worst, pools.length),
    };
  }
  if (healthy > 0) {
    return { health: 'healthy', reason: describeHealthy(pools) };
  }
  return {
    health: unknown > 0 ? 'unknown' : 'idle',
    reason: describe(worst, pools.length),
  };
}

function describe(pool: Pool, total: number): string {
  const name = `${pool.cluster}/${pool.namespace}/${pool.name}`;
  return total === 1 ? pool.reason : `${name}: ${pool.reason}`;
}

function describeHealthy(pools: readonly Pool[]): string {
  if (pools.length === 1) {
    return pools[0].reason;
  }
  const others = pools.filter(({ health }) => health !== 'healthy');
  const words = others.map(
    ({ cluster, namespace, name, health }) =>
      say`${`${cluster}/${namespace}/${name}`} is ${healthWords[health]}`,
  );
  const healthy = pools.length - others.length;
  return words.length > 0
    ? say`${healthy} of ${pools.length} pools are healthy; ${words.join(', ')}.`
    : say`${healthy} of ${pools.length} pools are healthy.`;
}
