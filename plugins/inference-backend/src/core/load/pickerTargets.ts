// SPDX-License-Identifier: Apache-2.0
import { InferencePool, Pod, Service } from '../objects/ClusterObjects';
import { ScrapeTarget } from '../ports';
import { endpointPicker } from '../signals/engines/endpointPicker';
import { LabelIndex } from '../topology/LabelIndex';
import { objectKey } from '../topology/objectKey';
import { pageOf } from './podPages';

const METRICS_PORT = 9090;
const METRICS_PORT_NAMES = ['http-metrics', 'metrics'];

function containerPort(pod: Pod, name: string): number | undefined {
  return pod.containers
    .flatMap(container => container.ports)
    .find(port => port.name === name)?.containerPort;
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** `--metrics-port=9090`, or `--metrics-port 9090`. */
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

function metricsPort(service: Service, pod: Pod): number {
  return (
    servicePort(service, pod) ??
    METRICS_PORT_NAMES.map(name => containerPort(pod, name)).find(
      port => port !== undefined,
    ) ??
    flaggedPort(pod) ??
    METRICS_PORT
  );
}

/** The pages of a pool's endpoint picker, one for each replica. */
export function pickerTargets(
  cluster: string,
  pool: InferencePool,
  found: {
    pods: LabelIndex<Pod>;
    /** By `namespace/name`. */
    services: ReadonlyMap<string, Service>;
  },
): ScrapeTarget[] {
  const { namespace } = pool.meta;
  const { picker } = pool;
  if (!picker || picker.group !== '' || picker.kind !== 'Service') {
    return [];
  }
  const service = found.services.get(
    objectKey({ namespace, name: picker.name }),
  );
  if (!service || service.type === 'ExternalName') {
    return [];
  }
  return found.pods.select(namespace, service.selector).map(pod =>
    pageOf(pod, {
      cluster,
      role: 'picker',
      port: metricsPort(service, pod),
      path: endpointPicker.path,
      engine: endpointPicker.engine,
      pools: [objectKey(pool.meta)],
    }),
  );
}
