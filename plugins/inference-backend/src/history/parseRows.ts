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

export const parseMeasured = (json: string) => measured.parse(JSON.parse(json));

export const parseEndpoints = (json: string) =>
  endpoints.parse(JSON.parse(json));

/** Undefined where another version wrote what this one doesn't know. */
export const parseEpisode = (json: string) =>
  episode.safeParse(JSON.parse(json)).data;

/** Undefined where another version wrote what this one doesn't know. */
export const parseChange = (json: string) =>
  change.safeParse(JSON.parse(json)).data;
