// SPDX-License-Identifier: Apache-2.0
import {
  MetricsStatus,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { groupTargets } from '../../core/load/groupTargets';
import { TargetState } from './TargetState';

/** The commonest trouble in words, with one page as example. */
function describeFailing(
  failing: readonly TargetState[],
  counted: number,
): string {
  const byCode = new Map<string, TargetState[]>();
  for (const state of failing) {
    const code = state.failure?.code ?? '';
    byCode.set(code, [...(byCode.get(code) ?? []), state]);
  }
  const [[example]] = [...byCode.values()].sort((a, b) => b.length - a.length);
  const page = `${example.target.namespace}/${example.name}`;
  return say`${
    failing.length
  } of ${counted} metrics pages can't be read; ${page}: ${
    example.failure?.detail ?? say`no reason given`
  }`;
}

/** How reading a cluster's pages goes, of all of them together. */
export function describeRound(
  mode: 'proxy' | 'direct',
  states: readonly TargetState[],
): MetricsStatus {
  // The page of a pod that isn't ready need not be there.
  const counted = states.filter(
    ({ failure, target }) => !failure || target.ready !== false,
  );
  const failing = counted.filter(({ failure }) => failure);
  const collected = states.flatMap(state => state.lastCollectedAt ?? []);
  const worst = failing.length < counted.length ? 'degraded' : 'failing';
  return {
    source: mode,
    state: failing.length === 0 ? 'ok' : worst,
    ...(failing.length > 0 && {
      reason: describeFailing(failing, counted.length),
    }),
    ...(collected.length > 0 && {
      lastCollectedAt: new Date(Math.max(...collected)).toISOString(),
    }),
    targets: states.length,
    failing: failing.length,
    ...(states.length > 0 && {
      groups: groupTargets(states.map(state => state.status())),
    }),
  };
}
