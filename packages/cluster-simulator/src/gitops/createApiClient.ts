// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../cluster/KubernetesObject';
import {
  isRecord,
  readField,
  readList,
  readString,
} from '../cluster/readField';
import { ObjectIdentity } from './identityOf';

const TIMEOUT_MS = 10_000;

/** What a controller outside of the API server needs of it, over HTTP. */
export interface ApiClient {
  /** Server-side apply, taking over fields that others own. */
  apply(object: KubernetesObject): Promise<void>;
  /** What is gone already is no failure. */
  delete(object: ObjectIdentity): Promise<void>;
}

/** A request that the API server refused; the message is the server's. */
export class ApiRefusal extends Error {}

interface Resource {
  /** `apis/apps/v1` */
  prefix: string;
  plural: string;
  namespaced: boolean;
}

export function createApiClient(options: {
  url: string;
  token: string;
  fieldManager: string;
  signal: AbortSignal;
}): ApiClient {
  const { url, token, fieldManager, signal } = options;

  async function request(path: string, init: RequestInit = {}) {
    const response = await fetch(`${url}/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await response.text();
    return { status: response.status, ok: response.ok, text };
  }

  async function read(path: string): Promise<unknown> {
    const { ok, text } = await request(path);
    return ok ? JSON.parse(text) : undefined;
  }

  /** Kinds come with CustomResourceDefinitions, so each time anew. */
  async function find(
    apiVersion: string,
    kind: string,
  ): Promise<Resource | undefined> {
    const prefix = apiVersion.includes('/')
      ? `apis/${apiVersion}`
      : `api/${apiVersion}`;
    const resource = readList(await read(prefix), 'resources').find(
      entry =>
        readString(entry, 'kind') === kind &&
        !readString(entry, 'name')?.includes('/'),
    );
    const plural = readString(resource, 'name');
    return plural === undefined
      ? undefined
      : {
          prefix,
          plural,
          namespaced: readField(resource, 'namespaced') === true,
        };
  }

  async function preferredVersion(group: string): Promise<string | undefined> {
    return group === ''
      ? 'v1'
      : readString(
          await read(`apis/${group}`),
          'preferredVersion',
          'groupVersion',
        );
  }

  function pathOf(resource: Resource, namespace: string, name: string) {
    const { prefix, plural, namespaced } = resource;
    const folder = namespaced ? `namespaces/${namespace}/` : '';
    return `${prefix}/${folder}${plural}/${encodeURIComponent(name)}`;
  }

  return {
    async apply(object) {
      const { apiVersion, kind, metadata } = object;
      const { namespace = 'default', name } = metadata;
      const what = `${kind}/${
        metadata.namespace ? `${metadata.namespace}/` : ''
      }${name}`;
      const resource = await find(apiVersion, kind);
      if (!resource) {
        throw new ApiRefusal(
          `${what} dry-run failed: no matches for kind "${kind}" in version "${apiVersion}"`,
        );
      }
      const query = new URLSearchParams({ fieldManager, force: 'true' });
      const { ok, text } = await request(
        `${pathOf(resource, namespace, name)}?${query}`,
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/apply-patch+yaml' },
          body: JSON.stringify(object),
        },
      );
      if (!ok) {
        throw new ApiRefusal(`${what} dry-run failed: ${messageOf(text)}`);
      }
    },
    async delete({ group, kind, namespace, name }) {
      const apiVersion = await preferredVersion(group);
      const resource =
        apiVersion === undefined ? undefined : await find(apiVersion, kind);
      if (!resource) return;
      const { ok, status, text } = await request(
        pathOf(resource, namespace, name),
        { method: 'DELETE' },
      );
      if (!ok && status !== 404) {
        throw new ApiRefusal(
          `${kind}/${name} delete failed: ${messageOf(text)}`,
        );
      }
    },
  };
}

function messageOf(text: string): string {
  try {
    const status: unknown = JSON.parse(text);
    return isRecord(status) ? readString(status, 'message') ?? text : text;
  } catch {
    return text.trim();
  }
}
