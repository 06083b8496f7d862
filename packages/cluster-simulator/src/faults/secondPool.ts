// SPDX-License-Identifier: Apache-2.0
import { readList, readRecord } from '../cluster/readField';
import { HTTP_ROUTES } from '../cluster/resourceKeys';
import { deployment } from '../scenario/expand/deployment';
import { changeRule, create } from './edits';
import { ObjectEdit } from './Fault';

const POOL_GROUP = 'inference.networking.k8s.io';
const MISTRAL = 'mistralai/Mistral-7B-Instruct-v0.3';

/** A pool of mistral-search's namespace beside it, with servers of its own and the same picker. */
export function secondPool(options: {
  name: string;
  replicas?: number;
  servedName?: string;
  /** As controllers of other gateways would write it. */
  status?: Record<string, unknown>;
}): ObjectEdit[] {
  const { name, replicas = 1, servedName = MISTRAL, status } = options;
  const labels = { app: name, 'llm-d.ai/engine-type': 'vllm' };
  return [
    create(
      deployment({
        name,
        namespace: 'search',
        labels,
        selector: { app: name },
        replicas,
        container: {
          name: 'vllm',
          image: 'vllm/vllm-openai:v0.26.0',
          args: ['--model', MISTRAL, '--served-model-name', servedName],
          ports: [{ name: 'http', containerPort: 8000, protocol: 'TCP' }],
          resources: { requests: { cpu: '1', memory: '4Gi' } },
        },
      }),
    ),
    create({
      apiVersion: `${POOL_GROUP}/v1`,
      kind: 'InferencePool',
      metadata: { name, namespace: 'search' },
      spec: {
        selector: { matchLabels: { app: name } },
        targetPorts: [{ number: 8000 }],
        appProtocol: 'http',
        endpointPickerRef: {
          group: '',
          kind: 'Service',
          name: 'mistral-search-epp',
          port: { number: 9002 },
          failureMode: 'FailClose',
        },
      },
      ...(status && { status }),
    }),
  ];
}

export function poolRef(name: string, weight: number) {
  return { group: POOL_GROUP, kind: 'InferencePool', name, weight };
}

/** Gives a tenth of mistral-search's requests to something else. */
export function shareMistral(ref: Record<string, unknown>): ObjectEdit {
  return changeRule(HTTP_ROUTES, 'search', 'mistral-search', rule => ({
    ...rule,
    backendRefs: [
      ...readList(rule, 'backendRefs').map(other => ({
        ...readRecord(other),
        weight: 9,
      })),
      { ...ref, weight: 1 },
    ],
  }));
}

/** What mistral-search's rule matches. */
export const MISTRAL_MATCHES = [
  {
    path: { type: 'PathPrefix', value: '/v1' },
    headers: [
      { type: 'Exact', name: 'X-Gateway-Base-Model-Name', value: MISTRAL },
    ],
  },
];
