// SPDX-License-Identifier: Apache-2.0
import { DEPLOYMENTS } from '../cluster/resourceKeys';
import { changeContainer, withResource } from './edits';
import { Fault } from './Fault';

const cluster = 'prod-us';
const QWEN = 'Qwen/Qwen2.5-1.5B-Instruct';

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
];
