// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster } from '../cluster/Cluster';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { createSerializer } from './answer/createSerializer';
import { sendFailure, sendPlain } from './answer/send';
import { answerResource } from './answerResource';
import { authenticate, requestUser } from './auth/authenticate';
import { requireAccess, requirePath } from './auth/authorize';
import { boundRules } from './auth/boundRules';
import { RequestUser, SimulatedUser } from './auth/SimulatedUser';
import { answerPath } from './discovery/answerPath';
import {
  badRequest,
  methodNotAllowed,
  resourceNotFound,
} from './failure/failures';
import { ApiServerStats, RequestCounter } from './RequestCounter';
import { negotiate, wantsPretty } from './request/negotiate';
import {
  parseResourcePath,
  requestVerb,
  ResourceRequest,
} from './request/parseResourcePath';
import {
  countedName,
  isMisplaced,
  resourceAccess,
} from './request/resourceAccess';
import { ResourceTools } from './ResourceTools';
import {
  createResourceRegistry,
  isBuiltInGroup,
} from './resources/createResourceRegistry';
import { apiVersionOf, ResourceType } from './resources/ResourceType';
import { createWatchHub } from './watch/createWatchHub';
import { createWatchFormat } from './watch/WatchFormat';
import { createAdmission } from './write/createAdmission';
import { createObjectWriter } from './write/createObjectWriter';

export interface ApiServerOptions {
  cluster: Cluster;
  users: SimulatedUser[];
  /** CustomResourceDefinitions to install before the first request. */
  crds?: KubernetesObject[];
  /** How often watches get a bookmark; a real server sends one a minute. */
  bookmarkIntervalMs?: number;
  /** How long a watch lives that names no `timeoutSeconds`. */
  defaultWatchTimeoutMs?: number;
  /** How long a dial to a dead pod takes to fail. */
  deadPodDelayMs?: number;
  /** Real time in milliseconds. */
  realNow?: () => number;
}

/** The Kubernetes API of one make-believe cluster. */
export interface ApiServer {
  /** To be given to `http.createServer`. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  stats(): ApiServerStats;
  resetStats(): void;
  /** Ends all watches. The HTTP server is its owner's to close. */
  close(): void;
}

interface Received {
  message: IncomingMessage;
  response: ServerResponse;
  url: URL;
  pretty: boolean;
}

/** Speaks the Kubernetes API for the objects of a cluster's store. */
export function createApiServer(options: ApiServerOptions): ApiServer {
  const { cluster, users, realNow = Date.now } = options;
  const { store, knobs } = cluster;
  const counter = new RequestCounter();
  const registry = createResourceRegistry(store);
  const admission = createAdmission({ registry });
  store.admit(object => admission.defaulted(object));
  options.crds?.forEach(crd => store.apply(crd));

  const serializer = createSerializer();
  const watches = createWatchHub({
    store,
    knobs,
    realNow,
    format: createWatchFormat(serializer, () => cluster.clock.now()),
    bookmarkIntervalMs: options.bookmarkIntervalMs ?? 60_000,
    defaultTimeoutMs: options.defaultWatchTimeoutMs ?? 30 * 60_000,
  });
  const withBoundRules = (user: RequestUser): RequestUser => ({
    ...user,
    rules: [...user.rules, ...boundRules(store, user)],
  });
  const findUser = (matches: (user: SimulatedUser) => boolean) => {
    const found = users.find(matches);
    return found && withBoundRules(requestUser(found));
  };
  const tools: ResourceTools = {
    cluster,
    serializer,
    watches,
    writer: createObjectWriter({ cluster, registry, admission }),
    random: cluster.random.fork('apiserver'),
    deadPodDelayMs: options.deadPodDelayMs ?? 3_000,
    userOf: token => findUser(user => user.token === token),
    userNamed: name => findUser(user => user.name === name),
  };

  function count(received: Received, verb: string, resource: string) {
    counter.add({
      method: received.message.method ?? 'GET',
      verb,
      resource,
      userAgent: received.message.headers['user-agent'] ?? '',
    });
  }

  function findType(resource: ResourceRequest): ResourceType | undefined {
    const { group, version } = resource;
    const type = registry.find(group, version, resource.resource);
    if (!type && isBuiltInGroup(apiVersionOf({ group, version }))) {
      throw resourceNotFound();
    }
    return type;
  }

  async function resourceRequest(
    received: Received,
    user: RequestUser,
    resource: ResourceRequest,
    verb: string,
  ) {
    const { message, response, url, pretty } = received;
    requireAccess(user, resourceAccess(resource, verb, url.searchParams));
    const type = findType(resource);
    const { subresource } = resource;
    if (
      !type ||
      (subresource !== undefined && !type.subresources.includes(subresource))
    ) {
      sendPlain(response, 404, '404 page not found');
      return;
    }
    if (isMisplaced(type, resource, verb)) {
      throw methodNotAllowed();
    }
    // A proxied page is in whatever form the pod gives it.
    const negotiated =
      subresource === 'proxy' || subresource === 'log'
        ? negotiate(undefined)
        : negotiate(message.headers.accept);
    await answerResource(
      {
        message,
        response,
        user,
        verb,
        type,
        namespace: resource.namespace,
        name: resource.name,
        subresource,
        rest: resource.rest,
        query: url.searchParams,
        search: url.search,
        representation: negotiated.representation,
        yaml: negotiated.yaml,
        pretty,
      },
      tools,
    );
  }

  async function answer(received: Received): Promise<void> {
    const { message, response, url } = received;
    const method = message.method ?? 'GET';
    const resource = parseResourcePath(url.pathname);
    const verb = resource
      ? requestVerb(method, resource, url.searchParams)
      : method.toLocaleLowerCase('en-US');
    count(received, verb, resource ? countedName(resource) : url.pathname);
    if (knobs.apiServer.latencyMs > 0) {
      await sleep(knobs.apiServer.latencyMs);
    }
    if (knobs.apiServer.tooManyRequests) {
      response.setHeader('retry-after', '1');
      sendPlain(response, 429, 'Too many requests, please try again later.');
      return;
    }
    const user = withBoundRules(
      authenticate(message.headers.authorization, users),
    );
    if (resource) {
      await resourceRequest(received, user, resource, verb);
      return;
    }
    requirePath(user, { verb, path: url.pathname });
    const negotiated = negotiatePath(message.headers.accept);
    answerPath({ ...received, path: url.pathname, negotiated }, registry);
  }

  return {
    handle(message, response) {
      response.setHeader('audit-id', randomUUID());
      response.setHeader('cache-control', 'no-cache, private');
      const url = parseUrl(message.url);
      const userAgent = message.headers['user-agent'];
      const pretty = url ? wantsPretty(url.searchParams, userAgent) : false;
      const answered = url
        ? answer({ message, response, url, pretty })
        : Promise.reject(badRequest('the request has no path'));
      answered.catch(failure => sendFailure(response, failure, { pretty }));
    },
    stats() {
      const requests = counter.list();
      return {
        total: requests.reduce((sum, request) => sum + request.count, 0),
        requests,
        openWatches: watches.count(),
      };
    },
    resetStats: () => counter.reset(),
    close() {
      watches.close();
      registry.close();
    },
  };
}

/** Two slashes begin a path here, and no host. */
function parseUrl(path = ''): URL | undefined {
  return path.startsWith('/') ? new URL(`http://apiserver${path}`) : undefined;
}

/** Documents that aren't objects are sent as JSON whatever is asked for. */
function negotiatePath(accept: string | undefined) {
  try {
    return negotiate(accept);
  } catch {
    return negotiate(undefined);
  }
}
