// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Gateway,
  InferencePool,
  Pod,
  Service,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { ScrapeTarget } from '../ports';
import {
  DEFAULT_ENGINE,
  findEngine,
  findGatewayEngine,
  PICKER_ENGINE,
  SERVER_ENGINES,
} from '../signals/engineTable';

const PICKER_METRICS_PORT = 9090;
const METRICS_PORT_NAMES = ['http-metrics', 'metrics'];
const ENGINE_LABELS = [
  'llm-d.ai/engine-type',
  'inference.networking.k8s.io/engine-type',
];
const ACTIVE_PORTS_ANNOTATIONS = [
  'llm-d.ai/active-ports',
  'inference.networking.k8s.io/active-ports',
];

function firstOf(
  values: Record<string, string>,
  names: readonly string[],
): string | undefined {
  return names.map(name => values[name]).find(value => value !== undefined);
}

/** An empty selector selects nothing here: it would be every pod of the namespace. */
function selects(selector: Record<string, string>, pod: Pod): boolean {
  const wanted = Object.entries(selector);
  return (
    wanted.length > 0 &&
    wanted.every(([key, value]) => pod.meta.labels[key] === value)
  );
}

function isReady(pod: Pod): boolean {
  return pod.conditions.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}

/** Pods that run, as far as an address: others have no page to read. */
function runningPods(
  objects: ClusterObjects,
  namespace: string,
  selector: Record<string, string>,
): Pod[] {
  return objects.pods.filter(
    pod =>
      pod.meta.namespace === namespace &&
      pod.phase === 'Running' &&
      pod.ip !== undefined &&
      selects(selector, pod),
  );
}

function containerPort(pod: Pod, name: string): number | undefined {
  return pod.containers
    .flatMap(container => container.ports)
    .find(port => port.name === name)?.containerPort;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** The picker's `--metrics-port=9090`, or `--metrics-port 9090`. */
function flaggedPort(pod: Pod): number | undefined {
  for (const { args } of pod.containers) {
    const index = args.findIndex(arg => /^--?metrics-port(=|$)/.test(arg));
    if (index >= 0) {
      const port = Number(args[index].split('=')[1] ?? args[index + 1]);
      return isPort(port) ? port : undefined;
    }
  }
  return undefined;
}

function servicePort(service: Service, pod: Pod): number | undefined {
  const port = service.ports.find(
    ({ name }) => name !== undefined && METRICS_PORT_NAMES.includes(name),
  );
  if (!port) {
    return undefined;
  }
  const number = Number(port.targetPort ?? port.port);
  return isPort(number) ? number : containerPort(pod, port.targetPort ?? '');
}

function pickerPort(service: Service, pod: Pod): number {
  return (
    servicePort(service, pod) ??
    METRICS_PORT_NAMES.map(name => containerPort(pod, name)).find(
      port => port !== undefined,
    ) ??
    flaggedPort(pod) ??
    PICKER_METRICS_PORT
  );
}

function engineOf(pod: Pod): string {
  const label = firstOf(pod.meta.labels, ENGINE_LABELS);
  if (label) {
    return findEngine(label)?.engine ?? label;
  }
  const images = pod.containers.map(({ image }) => image.toLowerCase());
  const profile = SERVER_ENGINES.find(({ images: parts }) =>
    parts.some(part => images.some(image => image.includes(part))),
  );
  return profile?.engine ?? DEFAULT_ENGINE;
}

/** Ports of the pool that serve on this pod: one for each data-parallel rank. */
function activePorts(pool: InferencePool, pod: Pod): number[] {
  const annotation = firstOf(pod.meta.annotations, ACTIVE_PORTS_ANNOTATIONS);
  if (annotation === undefined) {
    return pool.targetPorts;
  }
  const active = annotation.split(',').map(port => Number(port.trim()));
  return pool.targetPorts.filter(port => active.includes(port));
}

function serverTargets(
  cluster: string,
  objects: ClusterObjects,
  pool: InferencePool,
): ScrapeTarget[] {
  const { namespace } = pool.meta;
  return runningPods(objects, namespace, pool.selector).flatMap(pod => {
    const engine = engineOf(pod);
    const profile = findEngine(engine);
    const ports = activePorts(pool, pod);
    const metricsPorts =
      profile?.metricsPort !== undefined && ports.length > 0
        ? [profile.metricsPort]
        : ports;
    return metricsPorts.map(port => ({
      cluster,
      role: 'server' as const,
      namespace,
      pod: pod.meta.name,
      podIp: pod.ip,
      ready: isReady(pod),
      port,
      path: profile?.path ?? '/metrics',
      engine,
      pools: [`${namespace}/${pool.meta.name}`],
    }));
  });
}

function pickerTargets(
  cluster: string,
  objects: ClusterObjects,
  pool: InferencePool,
): ScrapeTarget[] {
  const { namespace } = pool.meta;
  const { picker } = pool;
  if (!picker || picker.group !== '' || picker.kind !== 'Service') {
    return [];
  }
  const service = objects.services.find(
    ({ meta }) => meta.namespace === namespace && meta.name === picker.name,
  );
  if (!service || service.type === 'ExternalName') {
    return [];
  }
  return runningPods(objects, namespace, service.selector).map(pod => ({
    cluster,
    role: 'picker' as const,
    namespace,
    pod: pod.meta.name,
    podIp: pod.ip,
    ready: isReady(pod),
    port: pickerPort(service, pod),
    path: findEngine(PICKER_ENGINE)?.path ?? '/metrics',
    engine: PICKER_ENGINE,
    pools: [`${namespace}/${pool.meta.name}`],
  }));
}

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
      .map(({ namespace, name }) => `${namespace}/${name}`),
  );
  return gateways.filter(({ meta }) =>
    parents.has(`${meta.namespace}/${meta.name}`),
  );
}

function isProxyOf({ meta }: Gateway, pod: Pod): boolean {
  const { labels, namespace } = pod.meta;
  return PROXY_LABELS.some(
    label =>
      labels[label.name] === meta.name &&
      (label.namespace ? labels[label.namespace] : namespace) ===
        meta.namespace,
  );
}

function gatewayTargets(
  cluster: string,
  objects: ClusterObjects,
  gateway: Gateway,
): ScrapeTarget[] {
  const gatewayClass = objects.gatewayClasses.find(
    ({ meta }) => meta.name === gateway.className,
  );
  const profile =
    gatewayClass && findGatewayEngine(gatewayClass.controllerName);
  const port = profile?.metricsPort;
  if (!profile || port === undefined) {
    return [];
  }
  return objects.pods
    .filter(
      pod =>
        pod.phase === 'Running' &&
        pod.ip !== undefined &&
        isProxyOf(gateway, pod),
    )
    .map(pod => ({
      cluster,
      role: 'gateway' as const,
      namespace: pod.meta.namespace,
      pod: pod.meta.name,
      podIp: pod.ip,
      ready: isReady(pod),
      port,
      path: profile.path,
      engine: profile.engine,
      pools: [],
      gateway: `${gateway.meta.namespace}/${gateway.meta.name}`,
    }));
}

/**
 * The pages of metrics that a cluster's pools have: their pickers first, then
 * the proxies of the gateways that lead to them, then their model servers. A page that counts for several pools is there once.
 */
export function deriveScrapeTargets(snapshot: ClusterSnapshot): ScrapeTarget[] {
  const { cluster, objects } = snapshot;
  const pools = objects.inferencePools;
  const all = [
    ...pools.flatMap(pool => pickerTargets(cluster, objects, pool)),
    ...gatewaysOfPools(objects).flatMap(gateway =>
      gatewayTargets(cluster, objects, gateway),
    ),
    ...pools.flatMap(pool => serverTargets(cluster, objects, pool)),
  ];
  const targets = new Map<string, ScrapeTarget>();
  for (const target of all) {
    const key = `${target.namespace}/${target.pod}:${target.port}${target.path}`;
    const known = targets.get(key);
    targets.set(key, {
      ...target,
      pools: [...new Set([...(known?.pools ?? []), ...target.pools])],
    });
  }
  return [...targets.values()];
}
