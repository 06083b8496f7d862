// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';

/** Longer ones no gateway takes; the size alone can be told with `bodyBytes`. */
const LONGEST_BODY = 65_536;
const LARGEST_BODY_BYTES = 1_000_000_000;

const name = (what: string) =>
  z
    .string({ error: `is missing or no text: give ${what}` })
    .min(1, `is empty: give ${what}`)
    .max(253, 'is longer than 253 characters, as no name is');

/** A request to be explained. Each message says what is wrong with the field, and what to write. */
export const explainInput = z
  .object({
    cluster: name('the name of a cluster as GET /clusters lists it'),
    gateway: z
      .string({ error: 'is no text: write namespace/name' })
      .max(507)
      .regex(
        /^[^/\s]+\/[^/\s]+$/,
        'is not of the form namespace/name, such as inference-system/inference-gateway',
      )
      .optional(),
    port: z
      .number({ error: 'is no number: give the port of a listener' })
      .int('is no whole number')
      .min(1, 'is below 1, the lowest port')
      .max(65_535, 'is above 65535, the highest port')
      .optional(),
    scheme: z
      .enum(['http', 'https'], { error: 'is not http or https' })
      .optional(),
    host: name('the Host header, such as llm.example.com')
      .regex(
        /^[^\s/]+$/,
        'holds a space or a slash: give the name only, without https://',
      )
      .optional(),
    method: z
      .string({ error: 'is no text: write POST or GET' })
      .regex(/^[A-Za-z]{1,20}$/, 'is no HTTP method such as POST or GET')
      .optional(),
    path: z
      .string({ error: 'is no text: write /v1/chat/completions' })
      .max(8192, 'is longer than 8192 characters')
      .regex(/^\/[^\s#]*$/, 'must begin with / and hold no space and no #')
      .optional(),
    headers: z
      .record(
        z
          .string()
          .max(256, 'has more than 256 characters in a name')
          .regex(
            /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/,
            'has a name that no HTTP header has',
          ),
        z
          .string({ error: 'has a value that is no text: quote it' })
          .max(8192, 'has a value of more than 8192 characters'),
        {
          error: ({ code }) =>
            code === 'invalid_key'
              ? 'is no name that an HTTP header has'
              : 'is no object of names and values',
        },
      )
      .refine(
        headers => Object.keys(headers).length <= 100,
        'has more than 100 entries',
      )
      .optional(),
    model: z
      .string({ error: 'is no text: give the model as it stands in the body' })
      .max(1024, 'is longer than 1024 characters')
      .optional(),
    body: z
      .string({ error: 'is no text: give the JSON as one string' })
      .max(
        LONGEST_BODY,
        `is longer than ${LONGEST_BODY} characters: give model and bodyBytes instead`,
      )
      .optional(),
    bodyBytes: z
      .number({ error: 'is no number of bytes' })
      .int('is no whole number of bytes')
      .min(0, 'is below 0')
      .max(LARGEST_BODY_BYTES, `is above ${LARGEST_BODY_BYTES}`)
      .optional(),
  })
  .refine(({ model, body }) => model === undefined || body === undefined, {
    path: ['model'],
    error: 'stands beside body, which has its own: give one of them',
  });
