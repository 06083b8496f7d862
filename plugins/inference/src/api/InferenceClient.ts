// SPDX-License-Identifier: Apache-2.0
import { CompoundEntityRef } from '@backstage/catalog-model';
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  ClusterStatus,
  EntityInference,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { InferenceApi, WatchOptions } from './InferenceApi';
import { readServerSentEvents } from './readServerSentEvents';

interface Answer {
  etag?: string;
  text: string;
  value: unknown;
}

/** Answers kept to ask `If-None-Match` with; the oldest goes first. */
const KEPT_ANSWERS = 20;

/** Pools asked per page; the contract's upper bound. */
const POOLS_PER_PAGE = 500;

/**
 * Asks the inference backend over HTTP, with the user's credentials.
 *
 * @public
 */
export class InferenceClient implements InferenceApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;
  readonly #answers = new Map<string, Answer>();

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getEntity(
    ref: CompoundEntityRef,
    { signal }: { signal: AbortSignal },
  ): Promise<EntityInference> {
    return this.#read<EntityInference>(entityPath(ref), signal);
  }

  async listPools({ signal }: { signal: AbortSignal }): Promise<PoolSummary[]> {
    const pages: PoolSummary[][] = [];
    let cursor: string | undefined;
    do {
      const query = new URLSearchParams({
        limit: String(POOLS_PER_PAGE),
        ...(cursor && { cursor }),
      });
      const page = await this.#read<{ items: PoolSummary[]; cursor?: string }>(
        `/pools?${query}`,
        signal,
      );
      pages.push(page.items);
      cursor = page.cursor;
    } while (cursor);
    return pages.length === 1 ? pages[0] : pages.flat();
  }

  async listClusters({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<ClusterStatus[]> {
    const { items } = await this.#read<{ items: ClusterStatus[] }>(
      '/clusters',
      signal,
    );
    return items;
  }

  async watchEntity(
    ref: CompoundEntityRef,
    options: WatchOptions,
  ): Promise<void> {
    return this.#watch(`${entityPath(ref)}/events`, options);
  }

  async watchPools(options: WatchOptions): Promise<void> {
    return this.#watch('/pools/events', options);
  }

  async #read<T>(path: string, signal: AbortSignal): Promise<T> {
    const url = await this.#url(path);
    const known = this.#answers.get(url);
    const response = await this.#fetchApi.fetch(url, {
      signal,
      headers: {
        Accept: 'application/json',
        ...(known?.etag && { 'If-None-Match': known.etag }),
      },
    });
    if (response.status === 304 && known) {
      return known.value as T;
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const etag = response.headers.get('etag') ?? undefined;
    const text = await response.text();
    // Compared as well as the ETag, which a cross-origin answer may hide.
    if (known && known.text === text) {
      known.etag = etag;
      return known.value as T;
    }
    const value: T = JSON.parse(text);
    this.#keep(url, { etag, text, value });
    return value;
  }

  #keep(url: string, answer: Answer) {
    this.#answers.delete(url);
    this.#answers.set(url, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= KEPT_ANSWERS) {
        return;
      }
      this.#answers.delete(oldest);
    }
  }

  /** By fetch and not by EventSource, which cannot send the user's token. */
  async #watch(path: string, options: WatchOptions): Promise<void> {
    const response = await this.#fetchApi.fetch(await this.#url(path), {
      signal: options.signal,
      headers: { Accept: 'text/event-stream' },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    if (!response.body) {
      throw new Error(`The event stream ${path} has no body`);
    }
    options.onOpen();
    await readServerSentEvents(response.body, event => {
      if (event.type === 'changed') {
        options.onChanged();
      }
    });
  }

  async #url(path: string): Promise<string> {
    return `${await this.#discoveryApi.getBaseUrl('inference')}/v1${path}`;
  }
}

function entityPath({ kind, namespace, name }: CompoundEntityRef): string {
  const segments = [kind.toLowerCase(), namespace, name];
  return `/entities/${segments.map(encodeURIComponent).join('/')}`;
}
