// SPDX-License-Identifier: Apache-2.0
import { FINDING_CODES } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';

/** What we wrote ourselves, maybe in another version. */

const measured = z.object({
  source: z.string(),
  values: z.record(z.string(), z.array(z.number().nullable())),
});

const endpoints = z.record(z.string(), measured);

const episode = z.object({
  code: z.enum(FINDING_CODES),
  severity: z.enum(['error', 'warning', 'info']),
  title: z.string(),
  subject: z.object({
    apiVersion: z.string(),
    kind: z.string(),
    namespace: z.string().optional(),
    name: z.string(),
    field: z.string().optional(),
  }),
  pools: z.array(z.string()),
  sinceMs: z.number(),
});

const change = z.object({
  kind: z.enum(['weights', 'rollout']),
  key: z.string(),
  subject: z.string(),
  pools: z.array(z.string()),
  value: z.string(),
  text: z.string().optional(),
});

const times = z.object({
  boundsMs: z.array(z.number()),
  counts: z.array(z.number()),
  sumMs: z.number().optional(),
});

const counted = z.object({
  requests: z.number().optional(),
  drawn: z.number().optional(),
  errors: z.number().optional(),
  unassigned: z.number().optional(),
  ttft: times.optional(),
  itl: times.optional(),
  e2e: times.optional(),
  prefixHits: z.number().optional(),
  prefixQueries: z.number().optional(),
});

const span = z.object({
  fromMs: z.number(),
  toMs: z.number(),
  pools: z.record(
    z.string(),
    z.object({
      gateway: counted.optional(),
      picker: counted.optional(),
      server: counted.optional(),
    }),
  ),
});

const rollout = z.object({
  key: z.string(),
  step: z.string(),
  pools: z.array(z.string()),
  shares: z.record(z.string(), z.number()),
  versions: z.string(),
  unready: z.array(z.string()).optional(),
  countedBy: z.literal('picker').optional(),
  // Those of before it was asked for count as they are.
  wasReady: z.boolean().default(true),
  sinceMs: z.number(),
  spans: z.array(span).min(1),
  warm: z.array(span).min(1).optional(),
  prefixes: z.array(
    z.object({
      atMs: z.number(),
      pools: z.record(
        z.string(),
        z.object({ hits: z.number(), queries: z.number() }),
      ),
    }),
  ),
  outcomes: z.array(
    z.object({
      sinceMs: z.number(),
      untilMs: z.number(),
      verdicts: z.record(z.string(), z.enum(['pass', 'fail', 'insufficient'])),
    }),
  ),
  sources: z.object({
    gateway: z.string().optional(),
    picker: z.string().optional(),
    server: z.string().optional(),
  }),
});

/** Undefined where another version wrote what this one doesn't know. */
export const parseRollout = (json: string) =>
  rollout.safeParse(JSON.parse(json)).data;

const step = z.object({
  way: z.enum(['pools', 'rewrite']).optional(),
  route: z.string().optional(),
  versions: z.object({
    namespace: z.string(),
    stable: z.string(),
    canary: z.string(),
  }),
  weights: z.object({ stable: z.number(), canary: z.number() }),
  pullRequest: z.string(),
  verdict: z.enum(['pass', 'fail', 'insufficient']).optional(),
  reason: z.string().optional(),
  by: z.string(),
});

/** Undefined where another version wrote what this one doesn't know. */
export const parseStep = (json: string) =>
  step.safeParse(JSON.parse(json)).data;

export const parseMeasured = (json: string) => measured.parse(JSON.parse(json));

export const parseEndpoints = (json: string) =>
  endpoints.parse(JSON.parse(json));

/** Undefined where another version wrote what this one doesn't know. */
export const parseEpisode = (json: string) =>
  episode.safeParse(JSON.parse(json)).data;

/** Undefined where another version wrote what this one doesn't know. */
export const parseChange = (json: string) =>
  change.safeParse(JSON.parse(json)).data;
