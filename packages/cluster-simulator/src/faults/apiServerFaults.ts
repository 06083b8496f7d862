// SPDX-License-Identifier: Apache-2.0
import { Fault } from './Fault';

const cluster = 'prod-us';

/** The API server itself. */
export const apiServerFaults: Fault[] = [
  {
    name: 'api-slow',
    cluster,
    what: 'The API server takes three seconds for every answer',
    expect: { seen: 'the cluster stays connected; changes arrive by watch' },
    turn: ({ apiServer }) => {
      apiServer.latencyMs = 3_000;
    },
  },
  {
    name: 'api-429',
    cluster,
    what: 'The API server answers 429 with Retry-After to every request',
    expect: { seen: 'the cluster is degraded, with the reason' },
    turn: ({ apiServer }) => {
      apiServer.tooManyRequests = true;
    },
  },
  {
    name: 'api-close-watches',
    cluster,
    what: 'The API server ends every watch after two seconds',
    expect: { seen: 'nothing: watches are resumed where they ended' },
    turn: ({ apiServer }) => {
      apiServer.closeWatchesAfterMs = 2_000;
    },
  },
  {
    name: 'api-expired',
    cluster,
    what: 'The API server has forgotten every resourceVersion: watches get 410 Expired',
    expect: { seen: 'nothing: one new list per kind, with backoff' },
    turn: ({ apiServer }) => {
      apiServer.expireWatches = true;
    },
  },
];
