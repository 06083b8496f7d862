// SPDX-License-Identifier: Apache-2.0
import { CompoundEntityRef } from '@backstage/catalog-model';
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  ClusterStatus,
  EntityInference,
  ExplainRequest,
  Explanation,
  PoolHistory,
  PoolRef,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { InferenceApi, WatchOptions } from './InferenceApi';
import { poolKey } from '../lib/poolKey';
import { isSameTag, parseChangedTag } from './parseChangedTag';
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
      const page = await this.#read<{ items: PoolSummary[]; cursor?: string }>(
        poolsPath(cursor),
        signal,
      );
      pages.push(page.items);
      cursor = page.cursor;
    } while (cursor);
    if (pages.length === 1) {
      return pages[0];
    }
    // A pool that changed its rank between two pages is on both.
    const pools = new Map(pages.flat().map(pool => [poolKey(pool), pool]));
    return [...pools.values()];
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

  async getPoolHistory(
    pool: PoolRef,
    options: { signals: string[]; range: string; signal: AbortSignal },
  ): Promise<PoolHistory> {
    const { signals, range, signal } = options;
    return this.#ask(historyPath(pool, signals, range), { signal });
  }

  async explain(
    request: ExplainRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<Explanation> {
    return this.#ask('/explain', {
      signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  }

  async watchEntity(
    ref: CompoundEntityRef,
    options: WatchOptions,
  ): Promise<void> {
    return this.#watch(entityPath(ref), `${entityPath(ref)}/events`, options);
  }

  async watchPools(options: WatchOptions): Promise<void> {
    return this.#watch(poolsPath(), '/pools/events', options);
  }

  /** Not kept to be asked for again: each answer is another. */
  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetchApi.fetch(await this.#url(path), {
      ...init,
      headers: { Accept: 'application/json', ...init.headers },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }

  async watchClusters(options: WatchOptions): Promise<void> {
    return this.#watch('/clusters', '/clusters/events', options);
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

  /**
   * By fetch and not by EventSource, which cannot send the user's token. The
   * first event tells the tag as it is, so nothing is missed between the answer
   * that was read and the stream.
   */
  async #watch(
    readPath: string,
    eventsPath: string,
    { signal, onOpen, onChanged }: WatchOptions,
  ): Promise<void> {
    const readUrl = await this.#url(readPath);
    const response = await this.#fetchApi.fetch(await this.#url(eventsPath), {
      signal,
      headers: { Accept: 'text/event-stream' },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    if (!response.body) {
      throw new Error(`The event stream ${eventsPath} has no body`);
    }
    onOpen();
    await readServerSentEvents(response.body, ({ type, data }) => {
      const known = this.#answers.get(readUrl)?.etag;
      if (type === 'changed' && !isSameTag(known, parseChangedTag(data))) {
        onChanged();
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

function poolsPath(cursor?: string): string {
  const query = new URLSearchParams({
    limit: String(POOLS_PER_PAGE),
    ...(cursor && { cursor }),
  });
  return `/pools?${query}`;
}

function historyPath(
  { cluster, namespace, name }: PoolRef,
  signals: string[],
  range: string,
): string {
  const segments = [cluster, namespace, name].map(encodeURIComponent);
  const query = new URLSearchParams({ signals: signals.join(','), range });
  return `/pools/${segments.join('/')}/history?${query}`;
}
