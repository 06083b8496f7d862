// SPDX-License-Identifier: Apache-2.0
import { CompoundEntityRef } from '@backstage/catalog-model';
import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { AppLanguageApi, TranslationApi } from '@backstage/frontend-plugin-api';
import {
  ClusterDiagnosis,
  ClusterStatus,
  EntityInference,
  ExplainRequest,
  Explanation,
  ObjectRef,
  OwnedEntities,
  PoolHistory,
  PoolRef,
  PoolSummary,
  RecentHistory,
  RolloutForecast,
  ServedModel,
  ShownObject,
  UpgradeCheck,
  UpgradeCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  InferenceApi,
  PlannedRollouts,
  RolloutForecastRequest,
  WatchOptions,
} from './InferenceApi';
import { giveWay } from '../lib/giveWay';
import { poolKey } from '../lib/poolKey';
import { AnswerTexts, TranslateJson } from './AnswerTexts';
import { isSameTag, parseChangedTag } from './parseChangedTag';
import { readServerSentEvents } from './readServerSentEvents';

interface Answer {
  etag?: string;
  text: string;
  /** Whose words the value's are. */
  translate: TranslateJson;
  value: unknown;
}

/** Sentences come with marks by which they can be said in other languages. */
const ACCEPTED = { Accept: 'application/json', Prefer: 'texts=marked' };

/** Answers kept to ask `If-None-Match` with; the oldest goes first. */
const KEPT_ANSWERS = 20;

/** Items of a list asked per page; the contract's upper bound. */
const ITEMS_PER_PAGE = 500;

/**
 * Asks the inference backend over HTTP, with the user's credentials, and says its
 * answers in the user's language.
 *
 * @public
 */
export class InferenceClient implements InferenceApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;
  readonly #texts: AnswerTexts;
  readonly #answers = new Map<string, Answer>();

  constructor(options: {
    discoveryApi: DiscoveryApi;
    fetchApi: FetchApi;
    translationApi: TranslationApi;
    appLanguageApi: AppLanguageApi;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
    this.#texts = new AnswerTexts(options);
  }

  async getEntity(
    ref: CompoundEntityRef,
    { signal }: { signal: AbortSignal },
  ): Promise<EntityInference> {
    return this.#read<EntityInference>(entityPath(ref), signal);
  }

  async listRollouts(
    ref: CompoundEntityRef,
    { signal }: { signal: AbortSignal },
  ): Promise<PlannedRollouts> {
    return this.#read<PlannedRollouts>(rolloutsPath(ref), signal);
  }

  async getRolloutForecast(
    ref: CompoundEntityRef,
    { way, route, rule, canary, weight }: RolloutForecastRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<RolloutForecast> {
    const query = new URLSearchParams({
      cluster: route.cluster,
      routeNamespace: route.namespace,
      way,
      route: route.name,
      rule: String(rule),
      ...(canary !== undefined && { canary }),
      weight: String(weight),
    });
    return this.#ask(`${rolloutsPath(ref)}/forecast?${query}`, { signal });
  }

  async listPools({ signal }: { signal: AbortSignal }): Promise<PoolSummary[]> {
    return this.#readPages<PoolSummary>(poolsPath, poolKey, signal);
  }

  async listModels({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<ServedModel[]> {
    return this.#readPages<ServedModel>(modelsPath, ({ name }) => name, signal);
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

  async listOwnedEntities({
    signal,
  }: {
    signal: AbortSignal;
  }): Promise<OwnedEntities> {
    return this.#read('/owned-entities', signal);
  }

  async getPoolHistory(
    pool: PoolRef,
    options: {
      signals: string[];
      range: string;
      pods?: string[];
      signal: AbortSignal;
    },
  ): Promise<PoolHistory> {
    const { signal, ...asked } = options;
    return this.#ask(historyPath(pool, asked), { signal });
  }

  async getRecentHistory(
    pools: PoolRef[],
    options: { signals: string[]; signal: AbortSignal },
  ): Promise<RecentHistory> {
    const { signals, signal } = options;
    const query = new URLSearchParams({
      pools: pools.map(poolKey).join(','),
      signals: signals.join(','),
    });
    return this.#ask(`/history?${query}`, { signal });
  }

  async diagnoseCluster(
    cluster: string,
    { signal }: { signal: AbortSignal },
  ): Promise<ClusterDiagnosis> {
    return this.#ask(`${clusterPath(cluster)}/doctor`, { signal });
  }

  async checkUpgrade(
    cluster: string,
    upgrade: UpgradeCheckRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<UpgradeCheck> {
    return this.#ask(`${clusterPath(cluster)}/upgrade-check`, {
      signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(upgrade),
    });
  }

  async getObject(
    ref: CompoundEntityRef,
    object: ObjectRef,
    { signal }: { signal: AbortSignal },
  ): Promise<ShownObject> {
    const { cluster, apiVersion, kind, namespace, name } = object;
    const query = new URLSearchParams({
      cluster,
      apiVersion,
      objectKind: kind,
      objectName: name,
      ...(namespace && { objectNamespace: namespace }),
    });
    return this.#ask(`${entityPath(ref)}/object?${query}`, { signal });
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
      headers: { ...ACCEPTED, ...init.headers },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const text = await response.text();
    const translate = await this.#texts.current();
    return JSON.parse(translate(text));
  }

  async watchModels(options: WatchOptions): Promise<void> {
    return this.#watch(modelsPath(), '/models/events', options);
  }

  async watchClusters(options: WatchOptions): Promise<void> {
    return this.#watch('/clusters', '/clusters/events', options);
  }

  /** All pages of a list, each of which is asked for with the last one's cursor. */
  async #readPages<T>(
    pathOf: (cursor?: string) => string,
    keyOf: (item: T) => string,
    signal: AbortSignal,
  ): Promise<T[]> {
    const pages: T[][] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#read<{ items: T[]; cursor?: string }>(
        pathOf(cursor),
        signal,
      );
      pages.push(page.items);
      cursor = page.cursor;
    } while (cursor);
    if (pages.length === 1) {
      return pages[0];
    }
    // What changed its place between two pages is on both.
    const items = new Map(pages.flat().map(item => [keyOf(item), item]));
    return [...items.values()];
  }

  async #read<T>(path: string, signal: AbortSignal): Promise<T> {
    const url = await this.#url(path);
    const known = this.#answers.get(url);
    const response = await this.#fetchApi.fetch(url, {
      signal,
      headers: {
        ...ACCEPTED,
        ...(known?.etag && { 'If-None-Match': known.etag }),
      },
    });
    const isSame = response.status === 304 && known;
    if (!isSame && !response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const etag = isSame
      ? known.etag
      : response.headers.get('etag') ?? undefined;
    const text = isSame ? known.text : await response.text();
    const translate = await this.#texts.current();
    // Compared as well as the ETag, which a cross-origin answer may hide.
    if (known && known.text === text && known.translate === translate) {
      known.etag = etag;
      return known.value as T;
    }
    // A large one took most of a frame to decode, and takes as long to parse.
    await giveWay();
    const value: T = JSON.parse(translate(text));
    this.#keep(url, { etag, text, translate, value });
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

function entityPath(ref: CompoundEntityRef): string {
  return `/entities/${refPath(ref)}`;
}

function rolloutsPath(ref: CompoundEntityRef): string {
  return `/rollouts/${refPath(ref)}`;
}

function refPath({ kind, namespace, name }: CompoundEntityRef): string {
  return [kind.toLowerCase(), namespace, name]
    .map(encodeURIComponent)
    .join('/');
}

const poolsPath = (cursor?: string) => pagePath('/pools', cursor);
const modelsPath = (cursor?: string) => pagePath('/models', cursor);

function pagePath(path: string, cursor?: string): string {
  const query = new URLSearchParams({
    limit: String(ITEMS_PER_PAGE),
    ...(cursor && { cursor }),
  });
  return `${path}?${query}`;
}

function clusterPath(cluster: string): string {
  return `/clusters/${encodeURIComponent(cluster)}`;
}

function historyPath(
  { cluster, namespace, name }: PoolRef,
  asked: { signals: string[]; range: string; pods?: string[] },
): string {
  const { signals, range, pods } = asked;
  const segments = [cluster, namespace, name].map(encodeURIComponent);
  const query = new URLSearchParams({
    signals: signals.join(','),
    range,
    ...(pods && { endpoints: 'true', pods: pods.join(',') }),
  });
  return `/pools/${segments.join('/')}/history?${query}`;
}
