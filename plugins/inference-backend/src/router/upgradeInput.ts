// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { clusterParams } from './inputs';

const FIELDS = [
  'gatewayApi',
  'inferenceExtension',
  'provider',
  'endpointPicker',
];
const CHOICE = `give one or more of ${FIELDS.join(', ')}`;

const version = z
  .string({ error: 'is no text: write a version such as v1.6.1, in quotes' })
  .max(64, 'is longer than 64 characters, as no version is')
  .regex(
    /^v?\d{1,6}(\.\d{1,6}){0,2}(-[0-9A-Za-z][0-9A-Za-z.-]*)?$/,
    'is no version: write it as v1.6.1',
  );

/** An upgrade to be checked. Each message says what is wrong with the field, and what to write. */
export const upgradeInput = z
  .strictObject(
    {
      ...clusterParams.shape,
      gatewayApi: version.optional(),
      inferenceExtension: version.optional(),
      provider: z
        .strictObject(
          {
            controller: z
              .string({
                error:
                  'is missing or no text: give the controllerName of a GatewayClass, such as agentgateway.dev/agentgateway',
              })
              .min(1, 'is empty: give the controllerName of a GatewayClass')
              .max(253, 'is longer than 253 characters, as no name is'),
            version,
          },
          {
            error: issue =>
              issue.code === 'unrecognized_keys'
                ? `has fields other than controller and version: ${issue.keys.join(
                    ', ',
                  )}`
                : 'is no object: give { controller, version }',
          },
        )
        .optional(),
      endpointPicker: version.optional(),
    },
    {
      error: issue =>
        issue.code === 'unrecognized_keys'
          ? `has fields that mean nothing here (${issue.keys.join(
              ', ',
            )}): ${CHOICE}`
          : undefined,
    },
  )
  .refine(input => FIELDS.some(field => input[field as keyof typeof input]), {
    error: `asks for no upgrade: ${CHOICE}`,
    path: ['body'],
  });
