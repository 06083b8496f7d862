// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { COARSE } from '../history/resolutions';
import { entityParams } from './createRoute';

/** What requests may carry, parsed; `schema/openapi.ts` describes the same. */

export const nothing = z.object({});

export const poolFilter = z.object({
  cluster: z.string().optional(),
  namespace: z.string().optional(),
  health: z
    .enum(['healthy', 'degraded', 'failing', 'idle', 'unknown'])
    .optional(),
  q: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  cursor: z.string().max(1024).optional(),
});

export const paging = poolFilter.pick({ limit: true, cursor: true });

export const clusterParams = z.object({ name: z.string() });

export const poolParams = z.object({
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
});

const UNIT_MS: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `90s`, `15m`, `1h`, `14d`; what is longer ago is not kept. */
const range = z
  .string()
  .regex(/^[1-9][0-9]{0,4}[smhd]$/, 'is not of the form 90s, 15m, 24h or 14d')
  .transform(text => Number(text.slice(0, -1)) * UNIT_MS[text.slice(-1)])
  .transform(rangeMs => Math.min(rangeMs, COARSE.keepMs));

const list = z
  .string()
  .max(1024)
  .transform(text => text.split(',').filter(part => part !== ''));

/** A page draws a few; a pool may have a thousand. */
const MAX_PODS = 32;

const podList = z
  .string()
  .max(8192)
  .transform(text => [...new Set(text.split(',').filter(part => part))])
  .pipe(z.array(z.string()).max(MAX_PODS, `names more than ${MAX_PODS} pods`));

export const historyQuery = poolParams.extend({
  signals: list.optional(),
  range: range.default(UNIT_MS.h),
  endpoints: z
    .union([z.boolean(), z.enum(['true', 'false'])])
    .optional()
    .transform(value => value === true || value === 'true'),
  pods: podList.optional(),
});

const namePart = z.string().min(1).max(512);

/** An object on the way of the requests of the entity in the path. */
export const objectQuery = entityParams.extend({
  cluster: namePart,
  apiVersion: namePart,
  objectKind: namePart,
  objectNamespace: namePart.optional(),
  objectName: namePart,
});

const share = z.coerce.number().gt(0).lt(1);
const limitMs = z.coerce.number().gt(0);

/** The rollouts of the entity in the path, by limits of one's own. */
export const rolloutQuery = entityParams.extend({
  weight: share.optional(),
  maxErrorRate: z.coerce.number().gt(0).max(1).optional(),
  maxTtftMs: limitMs.optional(),
  maxItlMs: limitMs.optional(),
  maxE2eMs: limitMs.optional(),
  errorMargin: z.coerce.number().gt(0).max(1).optional(),
  slowdownMargin: z.coerce.number().gt(1).max(10).optional(),
});

const weight = z.number().int().min(0).max(1_000_000);
const way = z.enum(['pools', 'rewrite']);

/** A change of the weights of the entity in the path, and the pull request that it is in. */
export const askedStepInput = entityParams.extend({
  way: way.optional(),
  route: namePart.optional(),
  versions: z.object({
    namespace: namePart,
    stable: namePart,
    canary: namePart,
  }),
  weights: z.object({ stable: weight, canary: weight }),
  pullRequest: z.url({ protocol: /^https?$/ }).max(2048),
  verdict: z.enum(['pass', 'fail', 'insufficient']).optional(),
  reason: z.string().min(1).max(500).optional(),
  onBehalfOf: namePart.optional(),
});

/** What a share of a rule of the entity in the path would take to be decided. */
export const forecastQuery = entityParams.extend({
  cluster: namePart,
  routeNamespace: namePart,
  way: way.optional(),
  route: namePart,
  rule: z.coerce.number().int().min(0).max(1000),
  canary: namePart.optional(),
  weight: share,
});

const MAX_POOLS = 100;

/** `cluster/namespace/name`; the name of a cluster, such as an ARN, may have slashes. */
const poolRef = z.string().transform((text, context) => {
  const [, cluster, namespace, name] =
    /^(.+)\/([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (!cluster) {
    context.addIssue(`${text} is not of the form cluster/namespace/name`);
    return z.NEVER;
  }
  return { cluster, namespace, name };
});

export const recentQuery = z.object({
  pools: z
    .string()
    .max(8192)
    .transform(text => [...new Set(text.split(',').filter(part => part))])
    .pipe(
      z
        .array(poolRef)
        .min(1, 'names no pool')
        .max(MAX_POOLS, `names more than ${MAX_POOLS} pools`),
    ),
  signals: list.default(['requestRate']),
});
