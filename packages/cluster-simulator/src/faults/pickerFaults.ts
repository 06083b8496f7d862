// SPDX-License-Identifier: Apache-2.0
import { DEPLOYMENTS } from '../cluster/resourceKeys';
import { changeContainer, withResource } from './edits';
import { Fault } from './Fault';

const cluster = 'prod-us';

/** Endpoint pickers. */
export const pickerFaults: Fault[] = [
  {
    name: 'epp-unschedulable',
    cluster,
    what: 'qwen-chat’s endpoint picker asks for 64 CPUs, which no node has',
    expect: { finding: 'picker-unschedulable' },
    edits: [
      changeContainer(DEPLOYMENTS, 'chat', 'qwen-chat-epp', container =>
        withResource(container, 'cpu', '64'),
      ),
    ],
  },
  {
    name: 'epp-crash-looping',
    cluster,
    what: 'llama-support’s endpoint picker is started with a flag that its version rejects',
    expect: { finding: 'picker-crash-looping' },
    turn: knobs => {
      knobs.crashing.set('support/llama-support-epp', {
        exitCode: 1,
        reason: 'Error',
        message:
          'flag "total-queued-requests-metric" is deprecated and cannot be used',
      });
    },
    restart: ['support/llama-support-epp'],
  },
  {
    name: 'epp-image-missing',
    cluster,
    what: 'mistral-search’s endpoint picker is upgraded to an image that no registry has',
    expect: { finding: 'picker-image-unavailable' },
    edits: [
      changeContainer(
        DEPLOYMENTS,
        'search',
        'mistral-search-epp',
        container => ({
          ...container,
          image: 'ghcr.io/llm-d/llm-d-router-endpoint-picker:v0.10.9',
        }),
      ),
    ],
  },
  {
    name: 'epp-bypassed',
    cluster,
    what: 'The gateway sends qwen-chat’s requests to any server, and asks its endpoint picker about none',
    expect: { finding: 'picker-bypassed' },
    turn: knobs => {
      knobs.bypassed.add('chat/qwen-chat');
    },
  },
  {
    name: 'epp-blind',
    cluster,
    what: 'llama-support’s endpoint picker may no longer list pods, and finds no server',
    expect: { finding: 'picker-sees-no-endpoints' },
    turn: knobs => {
      knobs.blindPickers.add('support/llama-support-epp');
    },
  },
];
