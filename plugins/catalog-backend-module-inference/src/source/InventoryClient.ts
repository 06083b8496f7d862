// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { ClusterReport } from '../plan/Inventory';

const TARGET_PLUGIN = 'inference';

const ObjectPart = z.object({
  namespace: z.string(),
  name: z.string(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  repository: z.string().optional(),
});

const ClusterState = z.enum([
  'connecting',
  'connected',
  'degraded',
  'unreachable',
  'unauthorized',
]);

const ClusterInventory = z.object({
  cluster: z.string(),
  title: z.string().optional(),
  state: ClusterState,
  known: z.object({ pools: z.boolean(), gateways: z.boolean() }),
  entitiesKnown: z.boolean(),
  pools: z.array(
    ObjectPart.extend({
      apiVersion: z.string(),
      models: z.array(z.string()),
      gateways: z.array(z.string()),
      entities: z.array(z.string()),
    }),
  ),
  gateways: z.array(
    ObjectPart.extend({
      className: z.string(),
      provider: z.string().optional(),
      addresses: z.array(z.string()),
      listeners: z.array(
        z.object({
          name: z.string(),
          port: z.number(),
          protocol: z.string(),
          hostname: z.string().optional(),
          programmed: z.union([z.boolean(), z.literal('unknown')]),
        }),
      ),
    }),
  ),
});

const ClusterList = z.object({
  items: z.array(z.object({ name: z.string() })),
});

/**
 * Asks the inference backend what the clusters hold, as the catalog. It answers
 * from memory: no cluster is asked.
 */
export class InventoryClient {
  constructor(
    private readonly parts: {
      auth: AuthService;
      discovery: DiscoveryService;
      fetch: typeof fetch;
    },
  ) {}

  /**
   * One report per cluster; what is wrong with one is in its report.
   *
   * @throws ResponseError, or the network's error, where even the list can't be had
   */
  async listReports(signal: AbortSignal): Promise<ClusterReport[]> {
    const { items } = ClusterList.parse(await this.get('/clusters', signal));
    const reports: ClusterReport[] = [];
    for (const { name } of items) {
      reports.push(await this.report(name, signal));
    }
    return reports;
  }

  private async report(
    cluster: string,
    signal: AbortSignal,
  ): Promise<ClusterReport> {
    try {
      const path = `/clusters/${encodeURIComponent(cluster)}/inventory`;
      const inventory = ClusterInventory.parse(await this.get(path, signal));
      return { cluster, ok: true, inventory };
    } catch (error) {
      signal.throwIfAborted();
      const why = error instanceof Error ? error.message : String(error);
      return {
        cluster,
        ok: false,
        reason: `the inference backend does not tell: ${why}`,
      };
    }
  }

  private async get(path: string, signal: AbortSignal): Promise<unknown> {
    const { auth, discovery } = this.parts;
    const baseUrl = await discovery.getBaseUrl(TARGET_PLUGIN);
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: TARGET_PLUGIN,
    });
    const response = await this.parts.fetch(`${baseUrl}/v1${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
