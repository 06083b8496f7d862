// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson, sendPlain } from '../answer/send';
import { openApiDocument, openApiIndex } from '../openapi/openApiDocument';
import { Negotiated } from '../request/negotiate';
import { ResourceRegistry } from '../resources/createResourceRegistry';
import { aggregatedDiscovery } from './aggregatedDiscovery';
import {
  coreVersions,
  groupDocument,
  groupList,
  resourceList,
} from './answerDiscovery';
import { VERSION } from './version';

interface PathRequest {
  message: IncomingMessage;
  response: ServerResponse;
  path: string;
  negotiated: Negotiated;
  pretty: boolean;
}

const HEALTH = /^\/(healthz|livez|readyz)(\/|$)/;
const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
const PROTOBUF_SPEC =
  'application/com.github.proto-openapi.spec.v2@v1.0+protobuf';

/** kubectl reads only protobuf here: field 1, the text "2.0", an empty document. */
const EMPTY_SPEC = Buffer.from([0x0a, 0x03, 0x32, 0x2e, 0x30]);

function document(path: string, registry: ResourceRegistry, host: string) {
  const parts = path.split('/').filter(part => part !== '');
  const [root, first, second] = parts;
  if (root === 'api') {
    return first === undefined
      ? coreVersions(host)
      : resourceList(registry, '', first);
  }
  if (first === undefined) {
    return groupList(registry);
  }
  return second === undefined
    ? groupDocument(registry, first)
    : resourceList(registry, first, second);
}

function openApi(request: PathRequest, registry: ResourceRegistry): unknown {
  const { path, message, response } = request;
  if (path === '/openapi/v2') {
    if (message.headers.accept?.includes('protobuf')) {
      response.writeHead(200, { 'content-type': PROTOBUF_SPEC });
      response.end(EMPTY_SPEC);
    }
    return {
      swagger: '2.0',
      info: { title: 'Kubernetes', version: VERSION.gitVersion },
      paths: {},
      definitions: {},
    };
  }
  if (path === '/openapi/v3') {
    return openApiIndex(registry);
  }
  const apiVersion = /^\/openapi\/v3\/(?:api|apis)\/(.+)$/.exec(path)?.[1];
  return apiVersion === undefined
    ? undefined
    : openApiDocument(registry, apiVersion);
}

/** Answers what is no resource: version, health, discovery, OpenAPI. */
export function answerPath(
  request: PathRequest,
  registry: ResourceRegistry,
): void {
  const { message, response, negotiated, pretty } = request;
  const path = request.path.replace(/(.)\/+$/, '$1');
  const send = (value: unknown) =>
    value === undefined
      ? sendPlain(response, 404, '404 page not found')
      : sendJson(response, 200, value, { pretty });

  if (path === '/version') {
    sendJson(response, 200, VERSION, { pretty: true });
  } else if (HEALTH.test(path)) {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('ok');
  } else if (path.startsWith('/openapi')) {
    send(openApi(request, registry));
  } else if (
    (path === '/api' || path === '/apis') &&
    negotiated.aggregatedDiscovery
  ) {
    response.setHeader('content-type', AGGREGATED);
    response.end(JSON.stringify(aggregatedDiscovery(registry, path)));
  } else if (/^\/apis?(\/|$)/.test(path)) {
    send(document(path, registry, message.headers.host ?? 'localhost'));
  } else {
    send(path === '/' ? { paths: ROOT_PATHS } : undefined);
  }
}

const ROOT_PATHS = [
  '/api',
  '/apis',
  '/healthz',
  '/livez',
  '/openapi/v2',
  '/openapi/v3',
  '/readyz',
  '/version',
];
