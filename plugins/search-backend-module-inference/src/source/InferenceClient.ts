// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { ListedCluster, ListedFinding, ListedModel } from './InferenceLists';

const TARGET_PLUGIN = 'inference';
/** As many as the backend gives at once. */
const PAGE_SIZE = 500;

const Clusters = z.object({ items: z.array(ListedCluster) });

interface Page<T> {
  items: T[];
  cursor?: string;
}

/**
 * Asks the inference backend for its lists, as the search itself. It answers from
 * memory: no cluster is asked. What did not change since the last round is not
 * sent again.
 */
export class InferenceClient {
  private known = new Map<string, { etag: string; body: unknown }>();
  private asked = new Map<string, { etag: string; body: unknown }>();

  constructor(
    private readonly parts: {
      auth: AuthService;
      discovery: DiscoveryService;
      fetch: typeof fetch;
      /** Of one request. */
      timeoutMs: number;
    },
  ) {}

  /** Forgets pages that the round before last had, and this one has not. */
  beginRound(): void {
    this.known = this.asked;
    this.asked = new Map();
  }

  async listClusters(): Promise<ListedCluster[]> {
    return Clusters.parse(await this.get('/clusters')).items;
  }

  listModels(): AsyncGenerator<ListedModel> {
    return this.list('/models', ListedModel);
  }

  /** Errors first. */
  listFindings(): AsyncGenerator<ListedFinding> {
    return this.list('/findings', ListedFinding);
  }

  private async *list<T>(path: string, item: z.ZodType<T>): AsyncGenerator<T> {
    const schema = z.object({
      items: z.array(item),
      cursor: z.string().optional(),
    });
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({
        limit: String(PAGE_SIZE),
        ...(cursor !== undefined && { cursor }),
      });
      const page: Page<T> = schema.parse(await this.get(`${path}?${query}`));
      yield* page.items;
      cursor = page.cursor;
    } while (cursor !== undefined);
  }

  /** @throws ResponseError, or the network's error */
  private async get(path: string): Promise<unknown> {
    const { auth, discovery, timeoutMs } = this.parts;
    const known = this.known.get(path);
    const baseUrl = await discovery.getBaseUrl(TARGET_PLUGIN);
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: TARGET_PLUGIN,
    });
    const response = await this.parts.fetch(`${baseUrl}/v1${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(known && { 'if-none-match': known.etag }),
      },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (known && response.status === 304) {
      this.asked.set(path, known);
      return known.body;
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const body: unknown = await response.json();
    const etag = response.headers.get('etag');
    if (etag) {
      this.asked.set(path, { etag, body });
    }
    return body;
  }
}
