// SPDX-License-Identifier: Apache-2.0
import { ResourceTools } from '../ResourceTools';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { objectNotFound, serviceUnavailable } from '../failure/failures';
import {
  arrayAt,
  isJsonObject,
  JsonObject,
  numberAt,
  objectAt,
  stringAt,
} from '../json/JsonObject';
import { ApiRequest } from '../request/ApiRequest';
import { proxyToPod, redirected } from './answerPodProxy';
import { parseProxyTarget, ProxyTarget } from './proxyTarget';

const SERVICES = { group: '', resource: 'services' };
const PODS = { group: '', resource: 'pods' };
const SLICES = { group: 'discovery.k8s.io', resource: 'endpointslices' };

interface Endpoint {
  pod: string;
  port: number;
}

function servicePort(
  service: KubernetesObject,
  port: string,
): JsonObject | undefined {
  const ports = arrayAt(service.spec, 'ports').filter(isJsonObject);
  if (port === '') {
    return ports.length === 1 ? ports[0] : ports.find(entry => !entry.name);
  }
  return ports.find(
    entry => entry.name === port || String(entry.port) === port,
  );
}

function isReady(endpoint: unknown): boolean {
  const conditions = objectAt(endpoint, 'conditions');
  return conditions.ready !== false;
}

/** Ready endpoints of a service's port, as its EndpointSlices have them. */
function readyEndpoints(
  tools: ResourceTools,
  service: KubernetesObject,
  portName: string,
): Endpoint[] {
  const { namespace, name } = service.metadata;
  return tools.cluster.store
    .list(SLICES, namespace)
    .filter(
      slice => slice.metadata.labels?.['kubernetes.io/service-name'] === name,
    )
    .flatMap(slice => {
      const port = arrayAt(slice, 'ports').find(
        entry => (stringAt(entry, 'name') ?? '') === portName,
      );
      const number = numberAt(port, 'port');
      return arrayAt(slice, 'endpoints')
        .filter(isReady)
        .map(endpoint => stringAt(objectAt(endpoint, 'targetRef'), 'name'))
        .flatMap(pod =>
          pod !== undefined && number !== undefined
            ? [{ pod, port: number }]
            : [],
        );
    });
}

function nameOf({ scheme, name, port }: ProxyTarget): string {
  return [scheme, name, port].filter((part, i) => i === 1 || part).join(':');
}

/** `services/[SCHEME:]NAME[:PORT]/proxy/PATH`: one of the ready endpoints answers. */
export async function answerServiceProxy(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  const target = parseProxyTarget(request.name ?? '');
  const { store } = tools.cluster;
  const service = store.get(SERVICES, request.namespace, target.name);
  if (!service) {
    throw objectNotFound({ ...SERVICES, name: target.name });
  }
  if (redirected(request)) {
    return;
  }
  const port = servicePort(service, target.port);
  if (!port) {
    throw serviceUnavailable(
      `no service port ${JSON.stringify(
        target.port,
      )} found for service ${JSON.stringify(target.name)}`,
    );
  }
  const portName = stringAt(port, 'name') ?? '';
  const endpoints = readyEndpoints(tools, service, portName);
  const endpoint =
    endpoints.length > 0 ? tools.random.pick(endpoints) : undefined;
  const pod =
    endpoint && store.get(PODS, service.metadata.namespace, endpoint.pod);
  if (!endpoint || !pod) {
    throw serviceUnavailable(
      `no endpoints available for service ${JSON.stringify(nameOf(target))}`,
    );
  }
  await proxyToPod(request, tools, {
    pod,
    port: endpoint.port,
    scheme: target.scheme,
  });
}
