// SPDX-License-Identifier: Apache-2.0
import { DEPLOYMENTS, INFERENCE_OBJECTIVES } from '../cluster/resourceKeys';
import { readRecord } from '../cluster/readField';
import { change, changeContainer, changeSpec, withResource } from './edits';
import { Fault } from './Fault';

const cluster = 'prod-us';
const QWEN = 'Qwen/Qwen2.5-1.5B-Instruct';
const MISTRAL = 'mistralai/Mistral-7B-Instruct-v0.3';

/** Model servers and their load. */
export const serverFaults: Fault[] = [
  {
    name: 'crash-looping',
    cluster,
    what: 'llama-support’s servers run out of memory soon after each start',
    expect: { finding: 'server-crash-looping' },
    turn: knobs => {
      knobs.crashing.set('support/llama-support', {
        exitCode: 137,
        reason: 'OOMKilled',
        message: '',
      });
    },
    restart: ['support/llama-support'],
  },
  {
    name: 'gpu-full',
    cluster,
    what: 'llama-support’s servers want four GPUs each, more than any node has free',
    expect: { finding: 'server-pending' },
    edits: [
      changeContainer(DEPLOYMENTS, 'support', 'llama-support', container =>
        withResource(container, 'nvidia.com/gpu', '4'),
      ),
    ],
  },
  {
    name: 'saturation',
    cluster,
    what: 'qwen-chat gets twenty times its requests',
    expect: { finding: 'server-queue-saturated' },
    turn: knobs => {
      knobs.trafficFactor.set(QWEN, 20);
    },
  },
  {
    name: 'slow-servers',
    cluster,
    what: 'mistral-search’s servers take four times as long for everything',
    expect: { seen: 'time to first token and between tokens rise' },
    turn: knobs => {
      knobs.slowness.set('search/mistral-search', 4);
    },
  },
  {
    name: 'canary-slow',
    cluster: 'prod-eu',
    what: 'Canaries, pools that share a rule with an older one such as qwen-chat-v2 and adapters that share a rewrite with an earlier one, take half as long again for everything',
    expect: { finding: 'rollout-canary-failing' },
    turn: knobs => {
      knobs.canaries.slowness = 1.5;
    },
  },
  {
    name: 'canary-errors',
    cluster: 'prod-eu',
    what: 'Canaries, pools that share a rule with an older one such as qwen-chat-v2 and adapters that share a rewrite with an earlier one, fail one of twelve requests',
    expect: { finding: 'rollout-canary-failing' },
    turn: knobs => {
      knobs.canaries.errorRatio = 0.08;
    },
  },
  {
    name: 'cache-full',
    cluster,
    what: 'mistral-search gets 1.7 times its requests, as many as its servers’ KV caches hold and now and then more',
    expect: { finding: 'server-cache-saturated' },
    turn: knobs => {
      knobs.trafficFactor.set(MISTRAL, 1.7);
    },
  },
  {
    name: 'server-image-missing',
    cluster,
    what: 'llama-support’s servers are all replaced at once, by an image that no registry has',
    expect: { finding: 'pool-no-ready-endpoints' },
    edits: [
      changeSpec(DEPLOYMENTS, 'support', 'llama-support', {
        strategy: { type: 'Recreate' },
      }),
      changeContainer(DEPLOYMENTS, 'support', 'llama-support', container => ({
        ...container,
        image: 'vllm/vllm-openai:v0.26.9',
      })),
    ],
  },
  {
    name: 'objective-misnamed',
    cluster,
    what: 'qwen-chat’s objective names a pool that was never made',
    expect: { finding: 'objective-pool-missing' },
    edits: [
      change(INFERENCE_OBJECTIVES, 'chat', 'chat-interactive', object => ({
        ...object,
        spec: {
          ...readRecord(object.spec),
          poolRef: {
            ...readRecord(object, 'spec', 'poolRef'),
            name: 'qwen-chat-v1',
          },
        },
      })),
    ],
  },
  {
    name: 'shedding',
    cluster,
    what: 'qwen-chat’s requests may be refused by their objective’s priority, and there are twenty times as many',
    expect: { finding: 'objective-sheds' },
    edits: [
      changeSpec(INFERENCE_OBJECTIVES, 'chat', 'chat-interactive', {
        priority: -10,
      }),
    ],
    turn: knobs => {
      knobs.trafficFactor.set(QWEN, 20);
    },
  },
];
