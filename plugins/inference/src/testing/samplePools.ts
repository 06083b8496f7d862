// SPDX-License-Identifier: Apache-2.0
import {
  Endpoint,
  Finding,
  Load,
  PoolDetail,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';

/** A moment before another, ISO 8601. */
export function before(now: number, seconds: number): string {
  return new Date(now - seconds * 1_000).toISOString();
}

export function sampleLoad(
  now: number,
  source: string,
  signals: Partial<Load>,
): Load {
  return { at: before(now, 4), source, stale: false, ...signals };
}

export function sampleEndpoint(
  now: number,
  index: number,
  changes: Partial<Endpoint> & { pod: string },
): Endpoint {
  return {
    address: `10.4.${Math.floor(index / 250)}.${(index % 250) + 1}`,
    node: `gpu-${String.fromCharCode(97 + (index % 4))}-${index % 7}`,
    ready: true,
    fresh: true,
    engine: 'vllm',
    modelNames: [],
    adapters: [],
    restarts: 0,
    startedAt: before(now, 86_400 + index * 611),
    load: sampleLoad(now, `endpoint picker, series of ${changes.pod}`, {
      runningRequests: 3 + (index % 9),
      queueDepth: index % 4,
      kvCacheRatio: 0.21 + ((index * 7) % 60) / 100,
      ttftMs: { p50: 88 + index * 3, p95: 301 + index * 11 },
    }),
    ...changes,
  };
}

/** A pool of its endpoints; counts follow from them. */
export function samplePool(
  changes: Pick<PoolDetail, 'cluster' | 'namespace' | 'name'> &
    Partial<PoolDetail>,
): PoolDetail {
  const { name, namespace, endpointList = [] } = changes;
  return {
    apiVersion: 'inference.networking.k8s.io/v1',
    health: 'healthy',
    reason: 'Every endpoint is ready and the picker answers',
    models: ['Qwen/Qwen2.5-1.5B-Instruct'],
    endpoints: {
      ready: endpointList.filter(({ ready }) => ready).length,
      total: endpointList.length,
    },
    picker: {
      health: 'healthy',
      name: `${name}-epp`,
      replicas: { ready: 1, total: 1 },
    },
    gateways: ['inference-system/inference-gateway'],
    providers: ['agentgateway'],
    findings: { error: 0, warning: 0, info: 0 },
    entities: [`component:default/${namespace}-model`],
    owners: [`group:default/${namespace}-team`],
    selector: { app: name },
    targetPorts: [8000],
    failureMode: 'FailClose',
    parents: [
      {
        gateway: 'inference-system/inference-gateway',
        controller: 'agentgateway.dev/agentgateway',
        accepted: true,
        resolvedRefs: true,
        reasons: [],
      },
    ],
    pickers: [],
    endpointList,
    routes: [],
    objectives: [],
    rewrites: [],
    findingList: [],
    ...changes,
  };
}

/** The part of a pool that lists show. */
export function summarize(pool: PoolDetail): PoolSummary {
  const {
    selector: _selector,
    targetPorts: _targetPorts,
    failureMode: _failureMode,
    parents: _parents,
    pickers: _pickers,
    endpointList: _endpointList,
    routes: _routes,
    objectives: _objectives,
    rewrites: _rewrites,
    gitops: _gitops,
    findingList: _findingList,
    ...summary
  } = pool;
  return summary;
}

export function sampleFinding(
  changes: Pick<Finding, 'code' | 'severity' | 'title' | 'subject' | 'since'> &
    Partial<Finding>,
): Finding {
  return {
    detail: `Detail of ${changes.code}.`,
    evidence: [],
    remedy: { text: `Remedy of ${changes.code}.` },
    docs: `findings/${changes.code}`,
    ...changes,
  };
}
