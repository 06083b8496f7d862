// SPDX-License-Identifier: Apache-2.0
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import type { z as Zod } from 'zod/v3';

/** As the registry of actions hands it out. */
type Z = typeof Zod;

/** What several actions answer with: enough to act on, and no more. */

export function poolRefSchema(z: Z) {
  return z.object({
    cluster: z.string(),
    namespace: z.string(),
    name: z.string(),
  });
}

export function loadSchema(z: Z) {
  return z
    .object({
      at: z.string(),
      source: z.string().describe('Who counted, in words'),
      stale: z.boolean(),
      requestRate: z.number().optional().describe('Requests per second'),
      errorRate: z.number().optional().describe('0..1'),
      queueDepth: z.number().optional().describe('Requests that wait'),
      runningRequests: z.number().optional(),
      kvCacheRatio: z.number().optional().describe('KV cache in use, 0..1'),
      ttftP95Ms: z.number().optional().describe('Time to first token, 95 %'),
      e2eP95Ms: z.number().optional().describe('Whole request, 95 %'),
    })
    .describe('A signal that nobody measured is left out; it is not 0');
}

export function findingSchema(z: Z) {
  return z.object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    title: z.string(),
    detail: z.string(),
    subject: z.object({
      cluster: z.string(),
      apiVersion: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      field: z.string().optional(),
    }),
    evidence: z.array(z.object({ label: z.string(), value: z.string() })),
    remedy: z.object({
      text: z.string(),
      patch: z
        .object({
          kind: z.enum(['merge', 'strategic', 'json', 'create']),
          object: z.object({
            apiVersion: z.string(),
            kind: z.string(),
            namespace: z.string().optional(),
            name: z.string(),
          }),
          target: z.string(),
          yaml: z.string(),
        })
        .optional(),
    }),
    docs: z.string(),
    since: z.string(),
  });
}

export function timeoutSchema(z: Z) {
  return z.object({
    kind: z.string(),
    effectiveMs: z.union([z.number(), z.enum(['unlimited', 'unknown'])]),
    decidedBy: z.object({
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      field: z.string().optional(),
    }),
    semantics: z.string(),
    streams: z.enum(['safe', 'cut', 'unknown']),
    advice: z.string(),
  });
}

/** Without what only a page needs. */
export function toFindingOutput({
  code,
  severity,
  title,
  detail,
  subject,
  evidence,
  remedy,
  docs,
  since,
}: Finding) {
  return {
    code,
    severity,
    title,
    detail,
    subject,
    evidence,
    remedy,
    docs,
    since,
  };
}
