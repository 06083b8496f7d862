// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** Limits of a request on its way through the gateway. */
export const timeoutInput = z.object({
  requestSeconds: z
    .number()
    .int('is no whole number of seconds')
    .min(0, 'is negative')
    .max(86_400, 'is longer than a day')
    .default(3600)
    .describe(
      'Longest request, seconds, from the first byte to the last of the answer, streams included; 0 for no limit',
    ),
});
