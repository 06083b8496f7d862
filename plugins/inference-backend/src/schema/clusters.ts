// SPDX-License-Identifier: Apache-2.0
import { FINDING_CODES } from '@inference-portal/backstage-plugin-inference-common';
import {
  count,
  JsonSchema,
  listOf,
  objectOf,
  oneOf,
  ref,
  text,
  time,
} from './jsonSchema';

export const clusterSchemas: Record<string, JsonSchema> = {
  ClusterState: oneOf(
    'connecting',
    'connected',
    'degraded',
    'unreachable',
    'unauthorized',
  ),
  KindStatus: objectOf(
    {
      group: text,
      version: text,
      kind: text,
      state: oneOf('connecting', 'watching', 'missing', 'forbidden', 'error'),
      objects: count,
    },
    { optional: { const: true }, lastSyncedAt: time, reason: text },
  ),
  MetricsStatus: objectOf(
    {
      source: oneOf('prometheus', 'direct', 'proxy', 'none'),
      state: oneOf('ok', 'degraded', 'failing'),
      targets: count,
      failing: count,
    },
    {
      choice: text,
      reason: text,
      lastCollectedAt: time,
      groups: listOf(ref('MetricsTargetGroup')),
    },
  ),
  MetricsSignal: objectOf({ signal: text, family: text }),
  MetricsTarget: objectOf(
    { namespace: text, pod: text, port: count, path: text },
    { lastCollectedAt: time, reason: text },
  ),
  MetricsTargetGroup: objectOf(
    {
      role: oneOf('picker', 'server', 'gateway'),
      engine: text,
      state: oneOf('waiting', 'ok', 'failing'),
      count,
      targets: listOf(ref('MetricsTarget')),
      seen: listOf(ref('MetricsSignal')),
      renamed: listOf(ref('MetricsSignal')),
      missing: listOf(ref('MetricsSignal')),
    },
    { generation: text },
  ),
  UnreadableObject: objectOf(
    { apiVersion: text, kind: text, name: text, reason: text },
    { namespace: text },
  ),
  ClusterVersions: objectOf(
    {
      providers: listOf(
        objectOf({ controller: text, gatewayClass: text }, { version: text }),
      ),
    },
    {
      kubernetes: text,
      gatewayApi: text,
      inferenceExtension: text,
      llmDRouter: text,
    },
  ),
  SilencedFinding: objectOf({
    code: oneOf(...FINDING_CODES),
    kinds: listOf(text),
  }),
  ClusterStatus: objectOf(
    {
      name: text,
      state: ref('ClusterState'),
      versions: ref('ClusterVersions'),
      kinds: listOf(ref('KindStatus')),
      unreadable: listOf(ref('UnreadableObject')),
      metrics: ref('MetricsStatus'),
      findings: listOf(ref('Finding')),
      silenced: listOf(ref('SilencedFinding')),
    },
    { title: text, reason: text, lastSyncedAt: time },
  ),
};
