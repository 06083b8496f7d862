// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ForwardedError, ResponseError } from '@backstage/errors';
import { z } from 'zod/v3';

const TIMEOUT_MS = 10_000;

/** What is read of the inference backend's answer; see SelfService of inference-common. */
const SelfService = z.object({
  teams: z.array(
    z.object({ owner: z.string(), namespaces: z.array(z.string()) }),
  ),
  clusters: z.array(
    z.object({
      name: z.string(),
      gateways: z.array(
        z.object({
          namespace: z.string(),
          name: z.string(),
          provider: z.string(),
          version: z.string().optional(),
          takesOtherNamespaces: z.boolean(),
        }),
      ),
      pools: z.array(z.string()),
      models: z.array(
        z.object({
          name: z.string(),
          pool: z.string(),
          gateways: z.array(z.string()),
        }),
      ),
    }),
  ),
  publishing: z.object({
    kind: z.enum(['local', 'github', 'gitlab', 'gitea']),
    host: z.string().optional(),
    owner: z.string().optional(),
  }),
  gitops: z.enum(['none', 'flux', 'argocd']),
});
export type SelfService = z.output<typeof SelfService>;

/** What the inference backend lets the user who runs the task make. */
export async function readSelfService(options: {
  auth: AuthService;
  discovery: DiscoveryService;
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}): Promise<SelfService> {
  const { auth, discovery, credentials, signal } = options;
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: 'inference',
  });
  const base = await discovery.getBaseUrl('inference');
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(`${base}/v1/self-service`, {
    headers: { authorization: `Bearer ${token}` },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
  if (!response.ok) {
    const { cause } = await ResponseError.fromResponse(response);
    throw new ForwardedError('The clusters could not be looked at', cause);
  }
  return SelfService.parse(await response.json());
}
