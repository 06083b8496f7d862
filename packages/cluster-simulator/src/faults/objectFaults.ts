// SPDX-License-Identifier: Apache-2.0
import {
  AGENTGATEWAY_POLICIES,
  DEPLOYMENTS,
  HTTP_ROUTES,
  INFERENCE_POOLS,
} from '../cluster/resourceKeys';
import { readList, readRecord } from '../cluster/readField';
import { change, changeContainer, changeRule, changeSpec } from './edits';
import { Fault } from './Fault';

const cluster = 'prod-us';

/** Sets something of each reference of mistral-search's rule. */
const changeRefs = (fields: Record<string, unknown>) =>
  changeRule(HTTP_ROUTES, 'search', 'mistral-search', rule => ({
    ...rule,
    backendRefs: readList(rule, 'backendRefs').map(ref => ({
      ...readRecord(ref),
      ...fields,
    })),
  }));

/** Gives a flag of a Deployment's first container another value. */
const changeFlag = (
  namespace: string,
  name: string,
  flag: string,
  value: string,
) =>
  changeContainer(DEPLOYMENTS, namespace, name, container => {
    const args = readList(container, 'args');
    const at = args.indexOf(flag);
    return {
      ...container,
      args: args.map((arg, index) => (index === at + 1 ? value : arg)),
    };
  });

/** Objects that everybody takes, and that say the wrong thing. */
export const objectFaults: Fault[] = [
  {
    name: 'bbr-not-attached',
    cluster,
    what: 'The policy that reads the model from the body names a Gateway that does not exist',
    expect: { finding: 'bbr-not-attached' },
    edits: [
      changeSpec(AGENTGATEWAY_POLICIES, 'inference-system', 'bbr', {
        targetRefs: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'Gateway',
            name: 'inference-gatway',
          },
        ],
      }),
    ],
  },
  {
    name: 'bbr-header-wrong',
    cluster,
    what: 'The policy puts the model into a header that no route matches',
    expect: { finding: 'bbr-header-mismatch' },
    edits: [
      changeSpec(AGENTGATEWAY_POLICIES, 'inference-system', 'bbr', {
        traffic: {
          phase: 'PreRouting',
          transformation: {
            request: {
              set: [
                { name: 'X-Model', value: 'string(json(request.body).model)' },
              ],
            },
          },
        },
      }),
    ],
  },
  {
    name: 'weights-zero',
    cluster,
    what: 'mistral-search’s route gives its only pool weight 0',
    expect: { finding: 'route-weights-zero' },
    edits: [changeRefs({ weight: 0 })],
  },
  {
    name: 'group-wrong',
    cluster,
    what: 'mistral-search’s route names its pool in the API group of the alpha',
    expect: { finding: 'route-backend-wrong-group' },
    edits: [changeRefs({ group: 'inference.networking.x-k8s.io' })],
  },
  {
    name: 'timeout-short',
    cluster,
    what: 'llama-support’s route allows twenty seconds for a whole answer',
    expect: { finding: 'timeout-too-short' },
    edits: [
      changeRule(HTTP_ROUTES, 'support', 'llama-support', rule => ({
        ...rule,
        timeouts: { request: '20s' },
      })),
    ],
  },
  {
    name: 'port-wrong',
    cluster,
    what: 'mistral-search’s pool sends requests to a port that its servers do not have',
    expect: { finding: 'pool-port-mismatch' },
    edits: [
      changeSpec(INFERENCE_POOLS, 'search', 'mistral-search', {
        targetPorts: [{ number: 8080 }],
      }),
    ],
  },
  {
    name: 'fail-open',
    cluster,
    what: 'llama-support’s pool is told to fail open, which its gateway does not do',
    expect: { finding: 'pool-failure-mode-ineffective' },
    edits: [
      change(INFERENCE_POOLS, 'support', 'llama-support', object => ({
        ...object,
        spec: {
          ...readRecord(object.spec),
          endpointPickerRef: {
            ...readRecord(object, 'spec', 'endpointPickerRef'),
            failureMode: 'FailOpen',
          },
        },
      })),
    ],
  },
  {
    name: 'epp-args-wrong',
    cluster,
    what: 'mistral-search’s endpoint picker is told of a pool that does not exist',
    expect: { finding: 'picker-args-mismatch' },
    edits: [
      changeFlag('search', 'mistral-search-epp', '--pool-name', 'mistral'),
    ],
  },
  {
    name: 'epp-scaled-to-zero',
    cluster,
    what: 'qwen-chat’s endpoint picker is scaled to zero',
    expect: { finding: 'picker-unavailable' },
    edits: [changeSpec(DEPLOYMENTS, 'chat', 'qwen-chat-epp', { replicas: 0 })],
  },
  {
    name: 'model-misnamed',
    cluster,
    what: 'mistral-search’s route matches the model by a name that its servers do not know',
    expect: { finding: 'server-model-name-mismatch' },
    edits: [
      changeRule(HTTP_ROUTES, 'search', 'mistral-search', rule => ({
        ...rule,
        matches: readList(rule, 'matches').map(match => ({
          ...readRecord(match),
          headers: readList(match, 'headers').map(header => ({
            ...readRecord(header),
            value: 'mistral-7b',
          })),
        })),
      })),
    ],
  },
];
