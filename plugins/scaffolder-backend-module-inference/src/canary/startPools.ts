// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import { Caller } from '../check/Caller';
import { ServerChanges } from '../edit/canary/serverChanges';
import { startCanary } from '../edit/canary/startCanary';
import { findClustersOfPool } from '../edit/pools/findClustersOfPool';
import { PoolName } from '../edit/pools/findPoolObjects';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { EngineInput, EngineName } from '../input/engineInput';
import { readSelfService, SelfService } from '../placement/readSelfService';
import { checkGpus } from './checkGpus';
import { decideStep } from './decideStep';
import { judgeProvider } from './judgeProvider';
import { readRule, RolloutPlace } from './readRule';
import type { StepResult } from './StepTask';

export interface PoolsStart
  extends RolloutPlace,
    Omit<ServerChanges, 'engine'>,
    Pick<EngineInput, 'gpus'> {
  /** Of the new version, where it is another. */
  engine?: EngineName;
  /** The canary's share in percent. */
  weight: number;
  testHeader: string;
  /** Only cluster that counts. */
  cluster?: string;
  /** Somebody made sure that GPUs suffice, where that can't be looked up. */
  gpusConfirmed: boolean;
}

/** A second pool, with servers and a picker of its own, and a rule for testers. */
export async function startPools(
  files: RepositoryFiles,
  caller: Caller,
  parsed: PoolsStart,
): Promise<StepResult & { notes: string[] }> {
  const { namespace, route, stable, canary, weight, overlay } = parsed;
  const rule = readRule(files, parsed);
  const decision = decideStep({
    step: 'start',
    backends: rule.backends,
    stable,
    canary,
    percent: weight,
  });
  const { clusters } = await readSelfService(caller);
  const provider = judgeProvider(rule.gateways, clusters);
  const refusals = [
    ...(decision.ok ? [] : [decision.refusal]),
    ...provider.refusals,
  ];
  if (!decision.ok || refusals.length > 0) {
    throw new ConflictError(
      `${namespace}/${route}, rule ${rule.index}: ${refusals.join(
        '; ',
      )}. Nothing was changed`,
    );
  }
  const pool = { namespace, name: stable };
  const { model, image, extraArgs, replicas, testHeader } = parsed;
  const { engine, gpus } = parsed;
  const { files: after, notes } = startCanary(files, {
    route: { kind: 'HTTPRoute', namespace, name: route },
    rule: rule.index,
    overlay,
    stable: pool,
    canary,
    weights: decision.after,
    testHeader,
    changes: {
      ...{ model, image, extraArgs, replicas },
      ...(engine && { engine: { kind: engine, gpus } }),
    },
  });
  const room = await checkGpus(after, caller, {
    pool: { namespace, name: canary },
    clusters: parsed.cluster
      ? [parsed.cluster]
      : findClustersOfPool(files, pool) ?? clustersWith(pool, clusters),
    isConfirmed: parsed.gpusConfirmed,
  });
  if (room.refusals.length > 0) {
    throw new ConflictError(
      `${namespace}/${canary}: ${room.refusals.join(
        '; ',
      )}. Nothing was changed`,
    );
  }
  return {
    step: 'start',
    before: decision.before,
    after: decision.after,
    files: after,
    notes: [
      `Testers get ${canary} by the header \`${testHeader}: ${canary}\`, whatever the weights.`,
      ...notes,
      ...room.notes,
      ...provider.notes,
    ],
  };
}

function clustersWith(
  { namespace, name }: PoolName,
  clusters: SelfService['clusters'],
): string[] {
  return clusters
    .filter(({ pools }) => pools.includes(`${namespace}/${name}`))
    .map(each => each.name);
}
