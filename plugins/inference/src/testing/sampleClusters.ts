// SPDX-License-Identifier: Apache-2.0
import {
  ClusterStatus,
  KindStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { before } from './samplePools';

function sampleKinds(now: number): KindStatus[] {
  const watching = (
    group: string,
    version: string,
    kind: string,
    objects: number,
  ): KindStatus => ({
    group,
    version,
    kind,
    objects,
    state: 'watching',
    lastSyncedAt: before(now, objects),
  });
  return [
    watching('gateway.networking.k8s.io', 'v1', 'Gateway', 1),
    watching('gateway.networking.k8s.io', 'v1', 'HTTPRoute', 6),
    watching('inference.networking.k8s.io', 'v1', 'InferencePool', 4),
    watching('', 'v1', 'Pod', 31),
    {
      group: 'serving.kserve.io',
      version: 'v1alpha1',
      kind: 'LLMInferenceService',
      state: 'missing',
      objects: 0,
      reason: 'the cluster does not serve it',
    },
  ];
}

/** One cluster that is well, one that refuses a kind, one that does not answer. */
export function sampleClusters(now: number): ClusterStatus[] {
  return [
    {
      name: 'prod-eu',
      title: 'Production Europe',
      state: 'connected',
      lastSyncedAt: before(now, 2),
      versions: {
        kubernetes: 'v1.36.2',
        gatewayApi: 'v1.5.1',
        inferenceExtension: 'v1.5.0',
        llmDRouter: 'v0.10.0',
        providers: [
          {
            controller: 'agentgateway.dev/agentgateway',
            version: '1.4.1',
            gatewayClass: 'agentgateway',
          },
        ],
      },
      kinds: sampleKinds(now),
      unreadable: [],
      metrics: {
        source: 'proxy',
        state: 'ok',
        targets: 19,
        failing: 0,
        lastCollectedAt: before(now, 5),
      },
      findings: [],
      silenced: [],
    },
    {
      name: 'prod-us',
      state: 'degraded',
      reason: '1 of 6 kinds may not be read',
      lastSyncedAt: before(now, 3),
      versions: {
        kubernetes: 'v1.35.4',
        gatewayApi: 'v1.4.0',
        inferenceExtension: 'v1.4.0',
        providers: [],
      },
      kinds: [
        ...sampleKinds(now),
        {
          group: 'agentgateway.dev',
          version: 'v1alpha1',
          kind: 'AgentgatewayPolicy',
          state: 'forbidden',
          objects: 0,
          reason:
            'User "portal" cannot list resource "agentgatewaypolicies" in API group "agentgateway.dev" at the cluster scope',
        },
      ],
      unreadable: [
        {
          apiVersion: 'inference.networking.k8s.io/v1',
          kind: 'InferencePool',
          namespace: 'lab',
          name: 'odd',
          reason: 'spec.targetPorts: expected a list, got a number',
        },
      ],
      metrics: {
        source: 'proxy',
        state: 'degraded',
        reason: 'model server llama-support-7c4d8f6b9-xa7 timed out after 3 s',
        targets: 11,
        failing: 2,
        lastCollectedAt: before(now, 6),
      },
      findings: [],
      silenced: [
        { code: 'bbr-missing', kinds: ['AgentgatewayPolicy'] },
        { code: 'bbr-phase-conflict', kinds: ['AgentgatewayPolicy'] },
      ],
    },
    {
      name: 'edge',
      state: 'unreachable',
      reason: 'connect ECONNREFUSED 127.0.0.1:8473',
      versions: { providers: [] },
      kinds: [],
      unreadable: [],
      metrics: {
        source: 'none',
        state: 'failing',
        reason: 'the cluster does not answer',
        targets: 0,
        failing: 0,
      },
      findings: [],
      silenced: [],
    },
  ];
}
