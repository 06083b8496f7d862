// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { ResourceTools } from '../ResourceTools';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { badRequest, objectNotFound } from '../failure/failures';
import { arrayAt, numberAt, stringAt } from '../json/JsonObject';
import { ApiRequest } from '../request/ApiRequest';
import { forward } from './forward';
import { parseProxyTarget, unreachable } from './proxyTarget';

const PODS = { group: '', resource: 'pods' };

/** The first port of the first container that has one. */
function firstPort(pod: KubernetesObject): number | undefined {
  return arrayAt(pod.spec, 'containers')
    .flatMap(container => arrayAt(container, 'ports'))
    .map(port => numberAt(port, 'containerPort'))
    .find(port => port !== undefined);
}

/** Whether anything answers at the pod's address. */
function isAlive(pod: KubernetesObject): boolean {
  return (
    stringAt(pod.status, 'phase') === 'Running' &&
    pod.metadata.deletionTimestamp === undefined
  );
}

function checkAddress(address: string) {
  if (/^(127\.|169\.254\.|::1$|fe80:)/.test(address)) {
    throw badRequest('address not allowed');
  }
}

/** Where the path below the proxy begins; a redirect sends clients without one to it. */
export function redirected(request: ApiRequest): boolean {
  if (request.rest !== undefined) {
    return false;
  }
  const path = (request.message.url ?? '').split('?')[0];
  request.response.writeHead(301, { location: `${path}/${request.search}` });
  request.response.end();
  return true;
}

/** Asks the server that listens on one port of one pod. */
export async function proxyToPod(
  request: ApiRequest,
  tools: ResourceTools,
  target: { pod: KubernetesObject; port: number; scheme: string },
): Promise<void> {
  const { message, response, rest = '/', search } = request;
  const { pod, port, scheme } = target;
  const { namespace = '', name } = pod.metadata;
  const address = stringAt(pod.status, 'podIP') ?? '';
  if (!tools.cluster.network.onLoopback) checkAddress(address);
  const dial = `dial tcp ${address}:${port}: connect:`;
  if (address !== '' && !isAlive(pod)) {
    await sleep(tools.deadPodDelayMs);
    throw unreachable(`${dial} no route to host`);
  }
  const handler = tools.cluster.network.handler(namespace, name, port);
  if (!handler) {
    throw unreachable(`${dial} connection refused`);
  }
  if (scheme === 'https') {
    throw unreachable('http: server gave HTTP response to HTTPS client');
  }
  forward(message, response, { path: `${rest}${search}`, handler });
}

/** `pods/[SCHEME:]NAME[:PORT]/proxy/PATH` */
export async function answerPodProxy(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  const { name, port, scheme } = parseProxyTarget(request.name ?? '');
  const pod = tools.cluster.store.get(PODS, request.namespace, name);
  if (!pod) {
    throw objectNotFound({ ...PODS, name });
  }
  if (redirected(request)) {
    return;
  }
  if (port !== '' && !/^\d+$/.test(port)) {
    // A real API server's handler panics here, and the connection is reset.
    request.response.destroy();
    return;
  }
  await proxyToPod(request, tools, {
    pod,
    scheme,
    port: port === '' ? firstPort(pod) ?? 80 : Number(port),
  });
}
