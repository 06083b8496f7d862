// SPDX-License-Identifier: Apache-2.0
import { IncomingHttpHeaders, request } from 'node:http';
import { Cluster } from '../cluster/Cluster';
import { createCluster } from '../cluster/createCluster';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { listenOnLoopback } from '../listenOnLoopback';
import { loadCrds } from '../scenario/loadCrds';
import { createManualClock, ManualClock } from '../time/createManualClock';
import { SimulatedUser } from './auth/SimulatedUser';
import {
  ApiServer,
  ApiServerOptions,
  createApiServer,
} from './createApiServer';

/** The fields of bodies that tests look at one by one. */
export interface Received {
  kind: string;
  apiVersion: string;
  metadata: {
    name: string;
    uid: string;
    generation: number;
    labels: Record<string, string>;
    creationTimestamp: string;
    deletionTimestamp: string;
    continue: string;
    remainingItemCount: number;
    resourceVersion: string;
    managedFields: Array<{
      manager: string;
      subresource?: string;
      fieldsV1: Record<string, object>;
    }>;
  };
  spec: {
    replicas: number;
    endpointPickerRef: object;
    template: { spec: { containers: Array<Record<string, unknown>> } };
    [field: string]: unknown;
  };
  status: {
    allowed: boolean;
    conditions: Array<{ type: string }>;
    parents: Array<{ parentRef: object }>;
  };
  message: string;
  reason: string;
  code: number;
  details: { causes: Array<{ reason: string }> };
  items: Received[];
  columnDefinitions: Array<{ name: string }>;
  rows: Array<{ cells: unknown[] }>;
  groups: Array<{ name: string }>;
  resources: Array<{ name: string }>;
  paths: Record<
    string,
    {
      serverRelativeURL: string;
      patch: { parameters: Array<{ name: string }> };
    }
  >;
  components: {
    schemas: Record<string, { properties: { spec: { required: string[] } } }>;
  };
}

export interface WatchedEvent {
  type: string;
  object: Received;
}

export interface Answer {
  code: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body read as JSON; what isn't there is undefined, whatever the type says. */
  body: Received;
}

export interface AskOptions {
  method?: string;
  token?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface WatchStream {
  events: WatchedEvent[];
  code: number;
  /** Resolves when there are so many events; rejects when the stream ends before. */
  until(count: number): Promise<WatchedEvent[]>;
  ended: Promise<void>;
  close(): void;
}

/** An API server on a free port, with a clock that only the test moves. */
export interface TestApi {
  url: string;
  cluster: Cluster;
  clock: ManualClock;
  server: ApiServer;
  ask(path: string, options?: AskOptions): Promise<Answer>;
  watch(path: string, options?: AskOptions): Promise<WatchStream>;
  stop(): Promise<void>;
}

const EVERYTHING = [
  { apiGroups: ['*'], resources: ['*'], verbs: ['*'] },
  { nonResourceURLs: ['*'], verbs: ['*'] },
];

const USERS: SimulatedUser[] = [
  { name: 'rig-admin', token: 'admin', rules: EVERYTHING },
  { name: 'rig-noaccess', token: 'nothing', rules: [] },
  {
    name: 'rig-limited',
    token: 'limited',
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      {
        apiGroups: [''],
        resources: ['pods/proxy'],
        verbs: ['get'],
        resourceNames: ['only-this-pod:8000'],
      },
    ],
  },
];

export async function startApiServerForTest(
  options: Partial<ApiServerOptions> & { objects?: KubernetesObject[] } = {},
): Promise<TestApi> {
  const clock = createManualClock({ startAt: Date.UTC(2026, 10, 20, 18) });
  const cluster = createCluster({ name: 'rig', clock, seed: '1/rig' });
  const server = createApiServer({
    cluster,
    users: USERS,
    crds: loadCrds(),
    deadPodDelayMs: 0,
    ...options,
  });
  for (const name of ['llm-prod', 'llm-staging']) {
    cluster.store.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  options.objects?.forEach(object => cluster.store.apply(object));
  const http = await listenOnLoopback({
    port: 0,
    what: 'API server',
    handler: server.handle,
  });
  const { url } = http;

  function send(path: string, ask: AskOptions = {}) {
    const { method = 'GET', token = 'admin', body, headers } = ask;
    const text = typeof body === 'string' ? body : JSON.stringify(body) ?? '';
    const message = request(`${url}${path}`, {
      method,
      agent: false,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'content-length': `${Buffer.byteLength(text)}`,
        'user-agent': 'rig/1.0',
        ...headers,
      },
    });
    message.end(text);
    return message;
  }

  return {
    url,
    cluster,
    clock,
    server,
    ask: (path, ask) =>
      new Promise((resolve, reject) => {
        send(path, ask)
          .on('error', reject)
          .on('response', response => {
            const chunks: Buffer[] = [];
            response.on('data', chunk => chunks.push(chunk));
            response.on('end', () => {
              const text = Buffer.concat(chunks).toString('utf8');
              const { statusCode: code = 0, headers } = response;
              resolve({ code, headers, text, body: parsed(text) });
            });
          });
      }),
    watch: (path, ask) =>
      new Promise((resolve, reject) => {
        const message = send(path, ask);
        message.on('error', reject);
        message.on('response', response => {
          const events: WatchedEvent[] = [];
          const waiting = new Set<() => void>();
          let rest = '';
          let done = false;
          const wake = () => waiting.forEach(check => check());
          response.on('error', () => {});
          response.on('data', chunk => {
            const lines = `${rest}${chunk}`.split('\n');
            rest = lines.pop() ?? '';
            events.push(...lines.map(line => JSON.parse(line)));
            wake();
          });
          const ended = new Promise<void>(end => {
            response.on('close', () => {
              done = true;
              wake();
              end();
            });
          });
          resolve({
            events,
            code: response.statusCode ?? 0,
            ended,
            close: () => message.destroy(),
            until: count =>
              new Promise((enough, tooFew) => {
                const check = () => {
                  if (events.length >= count) {
                    waiting.delete(check);
                    enough(events);
                  } else if (done) {
                    tooFew(new Error(`ended after ${events.length} events`));
                  }
                };
                waiting.add(check);
                check();
              }),
          });
        });
      }),
    async stop() {
      server.close();
      clock.stop();
      await http.close();
    },
  };
}

function parsed(text: string): Received {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse('{}');
  }
}
