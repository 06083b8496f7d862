// SPDX-License-Identifier: Apache-2.0
import {
  amount,
  count,
  flag,
  JsonSchema,
  labels,
  listOf,
  objectOf,
  oneOf,
  ratio,
  ref,
  text,
  time,
  trueFalseOrUnknown,
} from './jsonSchema';

const poolRef = { cluster: text, namespace: text, name: text };

const summary = {
  required: {
    ...poolRef,
    apiVersion: text,
    health: ref('Health'),
    reason: text,
    models: listOf(text),
    endpoints: ref('ReplicaCount'),
    picker: objectOf(
      { health: ref('Health'), replicas: ref('ReplicaCount') },
      { name: text },
    ),
    gateways: listOf(text),
    providers: listOf(text),
    findings: objectOf({ error: count, warning: count, info: count }),
    entities: listOf(text),
    owners: listOf(text),
  },
  optional: { load: ref('Load'), staleSince: time, simulated: { const: true } },
};

export const poolSchemas: Record<string, JsonSchema> = {
  PoolRef: objectOf(poolRef),
  Health: oneOf('healthy', 'degraded', 'failing', 'idle', 'unknown'),
  ReplicaCount: objectOf({ ready: count, total: count }),
  QuantileBounds: objectOf({ low: amount }, { high: amount }),
  LatencyQuantiles: objectOf(
    { p50: amount, p95: amount },
    {
      p99: amount,
      bounds: objectOf({
        p50: ref('QuantileBounds'),
        p95: ref('QuantileBounds'),
      }),
    },
  ),
  Load: objectOf(
    { at: time, source: text, stale: flag },
    {
      requestRate: amount,
      errorRate: ratio,
      queueDepth: amount,
      runningRequests: amount,
      kvCacheRatio: ratio,
      prefixHitRatio: ratio,
      ttftMs: ref('LatencyQuantiles'),
      itlMs: ref('LatencyQuantiles'),
      e2eMs: ref('LatencyQuantiles'),
      tokensPerSecond: amount,
      preemptionRate: amount,
      schedulerMs: objectOf(
        { p99: amount },
        { bounds: objectOf({ p99: ref('QuantileBounds') }) },
      ),
      saturation: amount,
    },
  ),
  ModelLoad: objectOf({
    model: text,
    kind: oneOf('model', 'adapter', 'other', 'unknown'),
    load: ref('Load'),
  }),
  PoolSummary: objectOf(summary.required, summary.optional),
  PoolParent: objectOf(
    {
      gateway: text,
      accepted: trueFalseOrUnknown,
      resolvedRefs: trueFalseOrUnknown,
      reasons: listOf(text),
    },
    { controller: text },
  ),
  Endpoint: objectOf(
    {
      pod: text,
      ready: flag,
      engine: text,
      modelNames: listOf(text),
      adapters: listOf(text),
      restarts: count,
    },
    {
      address: text,
      node: text,
      fresh: flag,
      reason: text,
      activeAdapters: listOf(text),
      role: text,
      startedAt: time,
      load: ref('Load'),
    },
  ),
  RouteBackend: objectOf(
    { kind: text, name: text, namespace: text, weight: amount, share: ratio },
    { pool: ref('PoolRef'), observed: ref('ObservedTraffic') },
  ),
  ObservedTraffic: objectOf(
    { share: ratio, requests: count, source: text, windowMs: count },
    { errorRate: ratio },
  ),
  RouteRule: objectOf(
    {
      route: ref('PoolRef'),
      rule: count,
      gateway: text,
      hostnames: listOf(text),
      matches: listOf(text),
      models: listOf(text),
      backends: listOf(ref('RouteBackend')),
      timeouts: listOf(ref('EffectiveTimeout')),
      accepted: trueFalseOrUnknown,
      resolvedRefs: trueFalseOrUnknown,
      stale: flag,
    },
    { object: ref('ObjectRef'), listeners: listOf(text) },
  ),
  PoolDetail: objectOf(
    {
      ...summary.required,
      selector: labels,
      targetPorts: listOf(count),
      parents: listOf(ref('PoolParent')),
      pickers: listOf(ref('Endpoint')),
      endpointList: listOf(ref('Endpoint')),
      routes: listOf(ref('RouteRule')),
      objectives: listOf(
        objectOf({
          name: text,
          priority: { type: 'integer' },
          apiVersion: text,
        }),
      ),
      rewrites: listOf(ref('ModelRewrite')),
      findingList: listOf(ref('Finding')),
    },
    {
      ...summary.optional,
      object: ref('ObjectRef'),
      pickerObjects: listOf(ref('ObjectRef')),
      workloads: listOf(ref('ObjectRef')),
      failureMode: text,
      modelLoads: listOf(ref('ModelLoad')),
      gitops: ref('GitOpsOwner'),
    },
  ),
  ModelRewrite: objectOf({
    name: text,
    apiVersion: text,
    rules: listOf(
      objectOf({
        models: listOf(text),
        targets: listOf(objectOf({ model: text, share: ratio })),
      }),
    ),
  }),
  GitOpsOwner: objectOf(
    {
      kind: oneOf('Kustomization', 'HelmRelease', 'Application'),
      name: text,
      synced: trueFalseOrUnknown,
    },
    {
      namespace: text,
      revision: text,
      source: text,
      url: text,
      message: text,
    },
  ),
};
