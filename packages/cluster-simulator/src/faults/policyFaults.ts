// SPDX-License-Identifier: Apache-2.0
import { AGENTGATEWAY_POLICIES } from '../cluster/resourceKeys';
import { readRecord } from '../cluster/readField';
import { change, changeSpec, create } from './edits';
import { Fault, ObjectEdit } from './Fault';

const cluster = 'prod-us';
const NAMESPACE = 'inference-system';

/** A further policy on the Gateway. */
function gatewayPolicy(
  name: string,
  settings: Record<string, unknown>,
): ObjectEdit {
  return create({
    apiVersion: 'agentgateway.dev/v1alpha1',
    kind: 'AgentgatewayPolicy',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      targetRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: 'inference-gateway',
        },
      ],
      ...settings,
    },
  });
}

/** Policies that work, and not as was meant. */
export const policyFaults: Fault[] = [
  {
    name: 'bbr-alias-missing',
    cluster,
    what: 'The policy that reads the model from the body no longer maps the adapter support-tickets to its model',
    expect: { finding: 'bbr-alias-missing' },
    edits: [
      changeSpec(AGENTGATEWAY_POLICIES, NAMESPACE, 'bbr', {
        traffic: {
          phase: 'PreRouting',
          transformation: {
            request: {
              set: [
                {
                  name: 'X-Gateway-Base-Model-Name',
                  value: 'string(json(request.body).model)',
                },
              ],
            },
          },
        },
      }),
    ],
  },
  {
    name: 'bbr-body-limit',
    cluster,
    what: 'A policy limits the bodies that the Gateway reads to 32 KiB, less than the longest prompt',
    expect: { finding: 'bbr-body-limit' },
    edits: [
      gatewayPolicy('buffer', {
        frontend: { http: { maxBufferSize: 32 * 1024 } },
      }),
    ],
  },
  {
    name: 'bbr-phase-conflict',
    cluster,
    what: 'The policy that reads the model from the body holds a timeout too, which its CRD no longer takes',
    expect: { finding: 'bbr-phase-conflict' },
    edits: [
      change(AGENTGATEWAY_POLICIES, NAMESPACE, 'bbr', object => ({
        ...object,
        spec: {
          ...readRecord(object.spec),
          traffic: {
            ...readRecord(object, 'spec', 'traffic'),
            timeouts: { request: '300s' },
          },
        },
      })),
    ],
  },
  {
    name: 'timeout-ineffective',
    cluster,
    what: 'A policy on the Gateway sets a timeout, which counts on routes only',
    expect: { finding: 'timeout-ineffective' },
    edits: [
      gatewayPolicy('timeouts', { traffic: { timeouts: { request: '900s' } } }),
    ],
  },
];
