// SPDX-License-Identifier: Apache-2.0
import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';

/** For whom another plugin is asked: whoever started the task. */
export interface Caller {
  auth: AuthService;
  discovery: DiscoveryService;
  credentials: BackstageCredentials;
  /** Aborts when the task is cancelled. */
  signal?: AbortSignal;
}

/** Asks another plugin, with its initiator's permissions and no more. */
export async function callPlugin(
  { auth, discovery, credentials, signal }: Caller,
  pluginId: string,
  path: string,
  request: {
    method: string;
    body?: string;
    headers?: Record<string, string>;
    timeoutMs: number;
  },
): Promise<Response> {
  const baseUrl = await discovery.getBaseUrl(pluginId);
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: pluginId,
  });
  const { method, body, headers, timeoutMs } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  return fetch(`${baseUrl}${path}`, {
    method,
    body,
    headers: { ...headers, Authorization: `Bearer ${token}` },
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  });
}
