// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { Parsed } from './parse/createObjectParser';
import { readBounded } from './readBounded';
import { RequestFailure } from './RequestFailure';
import { failureOfResponse } from './toRequestFailure';
import { acceptOf, pathOf, receiveObject, ReceiveOptions } from './WatchedKind';

/** Sends a GET to the cluster. */
export type Get = (
  path: string,
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<Response>;

export interface ListOptions<T> extends ReceiveOptions<T> {
  get: Get;
  namespace: string | undefined;
  /**
   * any: whatever the API server has at hand, cheap, may be old. newest: for
   * every list after the first, so that time does not go backwards.
   */
  freshness: 'any' | 'newest';
  maxPageBytes: number;
  signal: AbortSignal;
}

export interface KindList<T> {
  objects: Map<string, Parsed<T>>;
  /** Where a watch goes on from. */
  resourceVersion: string;
}

const PAGE_SIZE = 500;

const ListResource = z.object({
  metadata: z.object({
    resourceVersion: z.string(),
    continue: z.string().nullish(),
  }),
  items: z.array(z.unknown()).nullish(),
});

/**
 * All objects of a kind, page by page.
 *
 * @throws RequestFailure; `expired` where the pages became too old in between
 */
export async function listKind<T>(
  options: ListOptions<T>,
): Promise<KindList<T>> {
  const objects = new Map<string, Parsed<T>>();
  let continueToken: string | undefined;
  for (;;) {
    const page = await fetchPage(options, continueToken);
    for (const item of page.items ?? []) {
      const { key, parsed } = receiveObject(item, options);
      if (parsed) {
        objects.set(key, parsed);
      }
    }
    continueToken = page.metadata.continue || undefined;
    if (!continueToken) {
      return { objects, resourceVersion: page.metadata.resourceVersion };
    }
  }
}

async function fetchPage<T>(
  options: ListOptions<T>,
  continueToken: string | undefined,
): Promise<z.infer<typeof ListResource>> {
  const { kind, version, namespace, freshness, get, signal } = options;
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (continueToken) {
    query.set('continue', continueToken);
  } else if (freshness === 'any') {
    query.set('resourceVersion', '0');
  }
  if (kind.fieldSelector) {
    query.set('fieldSelector', kind.fieldSelector);
  }
  const path = `${pathOf(kind, version, namespace)}?${query}`;
  const response = await get(path, { Accept: acceptOf(kind, 'list') }, signal);
  if (response.status !== 200) {
    throw await failureOfResponse(response);
  }
  return parsePage(await readBounded(response, options.maxPageBytes));
}

function parsePage(body: {
  text: string;
  complete: boolean;
}): z.infer<typeof ListResource> {
  if (!body.complete) {
    throw new RequestFailure('failed', 'answered with a list that is too long');
  }
  let received: unknown;
  try {
    received = JSON.parse(body.text);
  } catch {
    throw new RequestFailure(
      'failed',
      `answered with a list that is not JSON: ${body.text.slice(0, 60)}`,
    );
  }
  const page = ListResource.safeParse(received);
  if (!page.success) {
    throw new RequestFailure(
      'failed',
      'answered 200 with something else than a list',
    );
  }
  return page.data;
}
