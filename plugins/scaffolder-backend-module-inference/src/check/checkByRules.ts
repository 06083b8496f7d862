// SPDX-License-Identifier: Apache-2.0
import { ForwardedError, ResponseError } from '@backstage/errors';
import {
  ManifestCheck,
  ManifestCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { Caller, callPlugin } from './Caller';

const TIMEOUT_MS = 30_000;

const Answer: z.ZodType<Pick<ManifestCheck, 'objects' | 'problems'>> = z.object(
  {
    objects: z.number(),
    problems: z.array(
      z.object({
        path: z.string(),
        line: z.number(),
        field: z.string().optional(),
        object: z.string().optional(),
        severity: z.enum(['error', 'warning', 'info']),
        // Of whatever version the other side is.
        code: z.custom<ManifestCheck['problems'][number]['code']>().optional(),
        title: z.string(),
        detail: z.string(),
        fix: z.string(),
      }),
    ),
  },
);

/** Asks the inference backend, which knows the rules and the clusters. */
export async function checkByRules(
  request: ManifestCheckRequest,
  caller: Caller,
): Promise<Pick<ManifestCheck, 'objects' | 'problems'>> {
  const response = await callPlugin(
    caller,
    'inference',
    '/v1/manifests/check',
    {
      method: 'POST',
      body: JSON.stringify(request),
      headers: { 'Content-Type': 'application/json' },
      timeoutMs: TIMEOUT_MS,
    },
  );
  if (!response.ok) {
    const { cause } = await ResponseError.fromResponse(response);
    throw new ForwardedError('The manifests could not be checked', cause);
  }
  return Answer.parse(await response.json());
}
