// SPDX-License-Identifier: Apache-2.0
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { SelfService } from '@inference-portal/backstage-plugin-inference-common';

/** What the one who is signed in may make, and what it has to fit to. */
export async function fetchSelfService(
  apis: { discoveryApi: DiscoveryApi; fetchApi: FetchApi },
  signal?: AbortSignal,
): Promise<SelfService> {
  const base = await apis.discoveryApi.getBaseUrl('inference');
  const response = await apis.fetchApi.fetch(`${base}/v1/self-service`, {
    signal,
  });
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json();
}
