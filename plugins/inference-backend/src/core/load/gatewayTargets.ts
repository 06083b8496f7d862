// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects, Gateway, Pod } from '../objects/ClusterObjects';
import { ScrapeTarget } from '../ports';
import { EngineProfile } from '../signals/EngineProfile';
import { findGatewayEngine, GATEWAY_ENGINES } from '../signals/engineTable';
import { objectKey } from '../topology/objectKey';
import { pageOf } from './podPages';

/** Labels by which a Gateway's proxies are known, and what they say. */
const PROXY_LABELS = [
  { name: 'gateway.networking.k8s.io/gateway-name' },
  {
    name: 'gateway.envoyproxy.io/owning-gateway-name',
    namespace: 'gateway.envoyproxy.io/owning-gateway-namespace',
  },
];

/** Gateways to which a route with a pool attaches. */
function gatewaysOfPools({ httpRoutes, gateways }: ClusterObjects): Gateway[] {
  const parents = new Set(
    httpRoutes
      .filter(({ rules }) =>
        rules.some(({ backendRefs }) =>
          backendRefs.some(({ kind }) => kind === 'InferencePool'),
        ),
      )
      .flatMap(({ parentRefs }) => parentRefs)
      .filter(({ kind }) => kind === 'Gateway')
      .map(objectKey),
  );
  return gateways.filter(({ meta }) => parents.has(objectKey(meta)));
}

/** Proxies by `namespace/name` of the Gateway that they are of. */
function groupProxies(pods: readonly Pod[]): Map<string, Pod[]> {
  const proxies = new Map<string, Pod[]>();
  for (const pod of pods) {
    const { labels } = pod.meta;
    const gateways = PROXY_LABELS.flatMap(label => {
      const name = labels[label.name];
      const namespace = label.namespace
        ? labels[label.namespace]
        : pod.meta.namespace;
      return name === undefined || namespace === undefined
        ? []
        : [objectKey({ namespace, name })];
    });
    for (const gateway of new Set(gateways)) {
      proxies.set(gateway, [...(proxies.get(gateway) ?? []), pod]);
    }
  }
  return proxies;
}

function hasImage(pod: Pod, parts: readonly string[]): boolean {
  return pod.containers.some(({ image }) =>
    parts.some(part => image.toLowerCase().includes(part)),
  );
}

/** The data plane that the Gateway's class starts, and what runs beside it in the pod. */
function enginesOf(
  gateway: Gateway,
  pod: Pod,
  { gatewayClasses }: ClusterObjects,
): EngineProfile[] {
  const gatewayClass = gatewayClasses.find(
    ({ meta }) => meta.name === gateway.className,
  );
  const dataPlane =
    gatewayClass && findGatewayEngine(gatewayClass.controllerName);
  return dataPlane
    ? [
        dataPlane,
        ...GATEWAY_ENGINES.filter(({ images }) => hasImage(pod, images)),
      ]
    : [];
}

/** The pages of the proxies of Gateways that lead to pools. */
export function gatewayTargets(
  cluster: string,
  objects: ClusterObjects,
  pods: readonly Pod[],
): ScrapeTarget[] {
  const proxies = groupProxies(pods);
  return gatewaysOfPools(objects).flatMap(gateway => {
    const key = objectKey(gateway.meta);
    return (proxies.get(key) ?? []).flatMap(pod =>
      enginesOf(gateway, pod, objects).flatMap(
        ({ engine, path, metricsPort }) =>
          metricsPort === undefined
            ? []
            : [
                pageOf(pod, {
                  cluster,
                  role: 'gateway',
                  port: metricsPort,
                  path,
                  engine,
                  pools: [],
                  gateway: key,
                }),
              ],
      ),
    );
  });
}
