// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { dottedName, hostname, kubernetesName } from './texts';

export const PROVIDERS = [
  'agentgateway',
  'istio',
  'envoy-ai-gateway',
  'nginx-gateway-fabric',
  'gke',
  'kgateway',
] as const;
export type ProviderName = (typeof PROVIDERS)[number];

const tls = z.object({
  certificateSecret: dottedName()
    .optional()
    .describe(
      'Secret of type kubernetes.io/tls; `<gateway>-tls` where left out',
    ),
  issuer: z
    .object({
      kind: z
        .enum(['Issuer', 'ClusterIssuer'])
        .default('ClusterIssuer')
        .describe('Kind of the issuer: of one namespace, or of the cluster'),
      name: dottedName().describe('Name of the issuer'),
    })
    .optional()
    .describe(
      'cert-manager issuer of the certificate; without it the Secret must exist',
    ),
});

/** Where and how the model is exposed. */
export const gatewayInput = z.object({
  provider: z.enum(PROVIDERS).describe('Who makes the Gateway work'),
  version: z
    .string()
    .regex(
      /^v?\d{1,4}\.\d{1,4}(\.\d{1,4})?$/,
      'is no version: write it as 1.4.1',
    )
    .optional()
    .describe('Version of the provider; the newest known where left out'),
  name: kubernetesName().describe('Name of the Gateway'),
  namespace: kubernetesName()
    .optional()
    .describe('Namespace of the Gateway; the model’s where left out'),
  listener: kubernetesName()
    .optional()
    .describe('Listener to attach to; every one that fits where left out'),
  hostname: hostname()
    .optional()
    .describe(
      'Host name under which the model is asked for; every one where left out',
    ),
  create: z
    .boolean()
    .default(false)
    .describe(
      'Make the Gateway too; otherwise it must exist and take routes of the model’s namespace',
    ),
  className: dottedName()
    .optional()
    .describe('GatewayClass; the provider’s usual one where left out'),
  tls: tls.optional().describe('HTTPS listener of the Gateway that is made'),
  bodyBasedRouting: z
    .enum(['create', 'existing'])
    .optional()
    .describe(
      '`create` what reads the model from the body into a header. A Gateway has one of these: leave it to `existing` where it has it. `create` with a Gateway that is made, otherwise `existing`',
    ),
});

export type GatewayInput = z.output<typeof gatewayInput>;
