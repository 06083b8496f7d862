// SPDX-License-Identifier: Apache-2.0
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { z } from 'zod';
import { Clock, ObjectId, ObjectReader, ReadObject } from '../../core/ports';
import { groupOf } from '../../core/topology/objectKey';
import { abortAfter, linkedController } from './abortAfter';
import { hideSecrets } from './hideSecrets';
import { LAST_APPLIED } from './parse/lastApplied';
import { readBounded } from './readBounded';
import { failureOfError, failureOfResponse } from './toRequestFailure';
import { pathOf } from './WatchedKind';
import { WATCHED_KINDS } from './watchedKinds';

const TIMEOUT_MS = 5_000;
/** etcd keeps no object that is larger than 1.5 MiB. */
const MAX_BYTES = 2 * 1024 * 1024;
/** However many look at it, an object is asked for once in this time. */
const KEPT_MS = 5_000;
const MAX_KEPT = 200;

const ObjectResource = z.looseObject({
  metadata: z.looseObject({
    annotations: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/**
 * Reads single objects as they are in the cluster, for people who want to see
 * them. Only of kinds that are watched, so never a Secret.
 */
export class KubernetesObjects implements ObjectReader {
  readonly #kept = new Map<
    string,
    { atMs: number; reading: Promise<ReadObject> }
  >();

  constructor(
    private readonly parts: {
      source: ClusterSource;
      clock: Clock;
      /** Aborts when the plugin ends. */
      shutdown: AbortSignal;
    },
  ) {}

  read(cluster: string, id: ObjectId): Promise<ReadObject> {
    const nowMs = this.parts.clock.now();
    const key = [cluster, id.apiVersion, id.kind, id.namespace, id.name].join(
      '\0',
    );
    const kept = this.#kept.get(key);
    if (kept && nowMs - kept.atMs < KEPT_MS) {
      return kept.reading;
    }
    const reading = this.#fetch(cluster, id);
    this.#kept.delete(key);
    this.#kept.set(key, { atMs: nowMs, reading });
    this.#forgetOld(nowMs);
    return reading;
  }

  #forgetOld(nowMs: number): void {
    for (const [key, { atMs }] of this.#kept) {
      if (nowMs - atMs < KEPT_MS && this.#kept.size <= MAX_KEPT) {
        break;
      }
      this.#kept.delete(key);
    }
  }

  async #fetch(cluster: string, id: ObjectId): Promise<ReadObject> {
    const path = pathOfObject(id);
    if (path === undefined) {
      return { ok: false, reason: `${id.kind} is not a kind that is read` };
    }
    const { clock, shutdown } = this.parts;
    const { controller, unlink } = linkedController(shutdown);
    try {
      const object = await abortAfter(
        this.#ask(cluster, path, controller.signal),
        {
          clock,
          ms: TIMEOUT_MS,
          controller,
          message: `no answer within ${TIMEOUT_MS / 1000} s`,
        },
      );
      return { ok: true, object, atMs: clock.now() };
    } catch (error) {
      return { ok: false, reason: failureOfError(error).message };
    } finally {
      unlink();
      controller.abort();
    }
  }

  async #ask(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<object> {
    const response = await this.parts.source.fetch(cluster, {
      path,
      headers: { Accept: 'application/json' },
      signal,
    });
    if (response.status !== 200) {
      throw await failureOfResponse(response);
    }
    const { text, complete } = await readBounded(response, MAX_BYTES);
    if (!complete) {
      throw new Error('the object is too large to be shown');
    }
    return trim(parseObject(text));
  }
}

/** Undefined for kinds that are not watched. */
function pathOfObject(id: ObjectId): string | undefined {
  const group = groupOf(id);
  const version = id.apiVersion.slice(group ? group.length + 1 : 0);
  const kind = Object.values(WATCHED_KINDS).find(
    watched =>
      watched.group === group &&
      watched.kind === id.kind &&
      watched.versions.includes(version),
  );
  return (
    kind &&
    `${pathOf(
      kind,
      version,
      id.namespace && encodeURIComponent(id.namespace),
    )}/${encodeURIComponent(id.name)}`
  );
}

function parseObject(text: string): z.infer<typeof ObjectResource> {
  let received: unknown;
  try {
    received = JSON.parse(text);
  } catch {
    received = undefined;
  }
  const object = ObjectResource.safeParse(received);
  if (!object.success) {
    throw new Error('answered 200 with something else than an object');
  }
  return object.data;
}

/** Without what only machines read, and without secrets. */
function trim(object: z.infer<typeof ObjectResource>): object {
  const { managedFields: _, annotations, ...metadata } = object.metadata;
  const { [LAST_APPLIED]: __, ...otherAnnotations } = annotations ?? {};
  const trimmed = {
    ...object,
    metadata: {
      ...metadata,
      ...(Object.keys(otherAnnotations).length > 0 && {
        annotations: otherAnnotations,
      }),
    },
  };
  const hidden = hideSecrets(trimmed);
  return typeof hidden === 'object' && hidden !== null ? hidden : {};
}
