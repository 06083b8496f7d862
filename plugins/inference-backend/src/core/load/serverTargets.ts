// SPDX-License-Identifier: Apache-2.0
import { InferencePool, Pod } from '../objects/ClusterObjects';
import { ScrapeTarget } from '../ports';
import { findEngine } from '../signals/engineTable';
import { engineOf } from '../topology/engineOf';
import { LabelIndex } from '../topology/LabelIndex';
import { objectKey } from '../topology/objectKey';
import { pageOf } from './podPages';

const ACTIVE_PORTS_ANNOTATIONS = [
  'llm-d.ai/active-ports',
  'inference.networking.k8s.io/active-ports',
];

/** Ports of the pool that serve on this pod: one for each data-parallel rank. */
function activePorts(pool: InferencePool, pod: Pod): number[] {
  const annotation = ACTIVE_PORTS_ANNOTATIONS.map(
    name => pod.meta.annotations[name],
  ).find(value => value !== undefined);
  if (annotation === undefined) {
    return pool.targetPorts;
  }
  const active = annotation.split(',').map(port => Number(port.trim()));
  return pool.targetPorts.filter(port => active.includes(port));
}

/** The pages of a pool's model servers. */
export function serverTargets(
  cluster: string,
  pool: InferencePool,
  pods: LabelIndex<Pod>,
): ScrapeTarget[] {
  const pools = [objectKey(pool.meta)];
  return pods.select(pool.meta.namespace, pool.selector).flatMap(pod => {
    const engine = engineOf(pod);
    const profile = findEngine(engine);
    const ports = activePorts(pool, pod);
    const metricsPorts =
      profile?.metricsPort !== undefined && ports.length > 0
        ? [profile.metricsPort]
        : ports;
    return metricsPorts.map(port =>
      pageOf(pod, {
        cluster,
        role: 'server',
        port,
        path: profile?.path ?? '/metrics',
        engine,
        pools,
      }),
    );
  });
}
