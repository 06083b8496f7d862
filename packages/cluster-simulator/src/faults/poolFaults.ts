// SPDX-License-Identifier: Apache-2.0
import {
  DEPLOYMENTS,
  INFERENCE_POOLS,
  SERVICES,
} from '../cluster/resourceKeys';
import { readRecord } from '../cluster/readField';
import { change, changeSpec, remove } from './edits';
import { Fault } from './Fault';

const cluster = 'prod-us';

/** Pools and what they refer to. */
export const poolFaults: Fault[] = [
  {
    name: 'picker-missing',
    cluster,
    what: 'The Service of mistral-search’s endpoint picker is deleted',
    expect: { finding: 'pool-picker-missing' },
    edits: [remove(SERVICES, 'search', 'mistral-search-epp')],
  },
  {
    name: 'picker-port-wrong',
    cluster,
    what: 'llama-support’s pool refers to its picker by the model servers’ port',
    expect: { finding: 'pool-picker-port-wrong' },
    edits: [
      change(INFERENCE_POOLS, 'support', 'llama-support', object => ({
        ...object,
        spec: {
          ...readRecord(object.spec),
          endpointPickerRef: {
            ...readRecord(object, 'spec', 'endpointPickerRef'),
            port: { number: 8000 },
          },
        },
      })),
    ],
  },
  {
    name: 'selector-empty',
    cluster,
    what: 'llama-support’s pool selects a label that is misspelt',
    expect: { finding: 'pool-selector-empty' },
    edits: [
      changeSpec(INFERENCE_POOLS, 'support', 'llama-support', {
        selector: { matchLabels: { app: 'llama-suport' } },
      }),
    ],
  },
  {
    name: 'scaled-to-zero',
    cluster,
    what: 'mistral-search’s servers are scaled to zero',
    expect: { finding: 'pool-scaled-to-zero' },
    edits: [
      changeSpec(DEPLOYMENTS, 'search', 'mistral-search', { replicas: 0 }),
    ],
  },
];
