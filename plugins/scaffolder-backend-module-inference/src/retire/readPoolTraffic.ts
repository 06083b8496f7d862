// SPDX-License-Identifier: Apache-2.0
import { ForwardedError, ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { Caller, callPlugin } from '../check/Caller';
import { PoolName } from '../edit/pools/findPoolObjects';

const TIMEOUT_MS = 10_000;

/** What is read of a pool; see PoolDetail of inference-common. */
const Pool = z.object({
  endpoints: z.object({ total: z.number() }),
  load: z
    .object({
      stale: z.boolean(),
      requestRate: z.number().optional(),
      runningRequests: z.number().optional(),
      queueDepth: z.number().optional(),
    })
    .optional(),
  routes: z.array(
    z.object({
      route: z.object({ namespace: z.string(), name: z.string() }),
      rule: z.number(),
      backends: z.array(
        z.object({
          kind: z.string(),
          namespace: z.string(),
          name: z.string(),
          share: z.number(),
        }),
      ),
    }),
  ),
});

const History = z.object({
  stepMs: z.number(),
  series: z.array(
    z.object({
      signal: z.string(),
      points: z.array(z.tuple([z.string(), z.number().nullable()])),
    }),
  ),
});

/** What the portal knows of the requests to a pool in one cluster. */
export interface PoolTraffic {
  cluster: string;
  /** Left out where the cluster has no such pool. */
  pool?: z.output<typeof Pool>;
  /** Requests per second over the window, oldest first; null where nothing was measured. */
  requestRates: Array<number | null>;
}

/** Asks the inference backend, as the user who runs the task. */
export async function readPoolTraffic(
  caller: Caller,
  where: PoolName & { cluster: string; minutes: number },
): Promise<PoolTraffic> {
  const { cluster, namespace, name, minutes } = where;
  const path = `/v1/pools/${[cluster, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
  const pool = await ask(caller, path, Pool);
  if (!pool) return { cluster, requestRates: [] };
  const history = await ask(
    caller,
    `${path}/history?signals=requestRate&range=${minutes}m`,
    History,
  );
  const series = history?.series.find(({ signal }) => signal === 'requestRate');
  return {
    cluster,
    pool,
    requestRates: series?.points.map(([, value]) => value) ?? [],
  };
}

/** Undefined where there is no such pool. */
async function ask<Schema extends z.ZodType>(
  caller: Caller,
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const response = await callPlugin(caller, 'inference', path, {
    method: 'GET',
    timeoutMs: TIMEOUT_MS,
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) {
    const { cause } = await ResponseError.fromResponse(response);
    throw new ForwardedError('The load of the pool could not be read', cause);
  }
  return schema.parse(await response.json());
}
