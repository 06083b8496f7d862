// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { RolloutChange } from '../lib/judgeChange';

interface AskedValues {
  /** The canary's share in per cent. */
  weight: number;
  reason: string;
  /** How long the old pool has to be without requests before it goes. */
  bakeMinutes?: number;
}

/** Starts the template of a change as the user, once at a time. */
export function useStartChange(options: {
  entityRef: string;
  rollout: Rollout;
  onStarted: (taskId: string) => void;
}): {
  start: (change: RolloutChange, asked: AskedValues) => Promise<void>;
  isStarting: boolean;
  error?: Error;
} {
  const { entityRef, rollout, onStarted } = options;
  const scaffolder = useApiHolder().get(scaffolderApiRef);
  const [isStarting, setStarting] = useState(false);
  const [error, setError] = useState<Error>();

  async function start(change: RolloutChange, asked: AskedValues) {
    if (!scaffolder || isStarting) {
      return;
    }
    setStarting(true);
    setError(undefined);
    try {
      const { taskId } = await scaffolder.scaffold({
        templateRef: `template:default/canary-${change}`,
        values: toValues(entityRef, rollout, change, asked),
      });
      onStarted(taskId);
    } catch (failure) {
      setError(toError(failure));
    } finally {
      setStarting(false);
    }
  }
  return { start, isStarting, error };
}

function toValues(
  entityRef: string,
  { way, route, rule, stable, canary }: Rollout,
  change: RolloutChange,
  { weight, reason, bakeMinutes }: AskedValues,
) {
  return {
    entityRef,
    cluster: route.cluster,
    namespace: route.namespace,
    // The templates' own default is a route between two pools.
    ...(way === 'rewrite' && { way }),
    route: route.name,
    rule,
    stable: stable.name,
    canary: canary.name,
    ...(change === 'shift' && { weight }),
    ...(reason && { reason }),
    ...(bakeMinutes !== undefined && { bakeMinutes }),
  };
}
