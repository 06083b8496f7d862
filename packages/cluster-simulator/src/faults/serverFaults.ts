// SPDX-License-Identifier: Apache-2.0
import { DEPLOYMENTS } from '../cluster/resourceKeys';
import { changeContainer, withResource } from './edits';
import { Fault } from './Fault';

const cluster = 'prod-us';
const QWEN = 'Qwen/Qwen2.5-1.5B-Instruct';

/** Model servers, their load and their metrics pages. */
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
    name: 'metrics-missing',
    cluster,
    what: 'mistral-search’s servers answer every request for their metrics page with an error',
    expect: { finding: 'server-metrics-missing' },
    turn: knobs => {
      knobs.metricsPages.set('search/mistral-search', 'error-500');
    },
  },
  {
    name: 'metrics-hang',
    cluster,
    what: 'The metrics pages of qwen-chat’s picker and servers accept connections and never answer',
    expect: { seen: 'qwen-chat’s numbers in prod-us get stale and say so' },
    turn: knobs => {
      knobs.metricsPages.set('chat/qwen-chat-epp', 'hang');
      knobs.metricsPages.set('chat/qwen-chat', 'hang');
    },
  },
  {
    name: 'metrics-huge',
    cluster,
    what: 'The metrics page of mistral-search’s picker has 50 MB',
    expect: { seen: 'the page is cut off at the limit, and the limit named' },
    turn: knobs => {
      knobs.metricsPages.set('search/mistral-search-epp', 'huge');
    },
  },
  {
    name: 'metrics-garbage',
    cluster,
    what: 'The metrics pages of llama-support’s picker and servers are random bytes',
    expect: { seen: 'the pages are named as unreadable' },
    turn: knobs => {
      knobs.metricsPages.set('support/llama-support-epp', 'random-bytes');
      knobs.metricsPages.set('support/llama-support', 'random-bytes');
    },
  },
];
