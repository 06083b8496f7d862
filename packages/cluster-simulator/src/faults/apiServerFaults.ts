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
  {
    name: 'api-down',
    cluster,
    what: 'The API server is down: every connection is closed',
    expect: { seen: 'the cluster is unreachable; what was known stays' },
    turn: ({ apiServer }) => {
      apiServer.mishap = 'down';
    },
  },
  {
    name: 'api-unauthorized',
    cluster,
    what: 'The API server no longer takes the portal’s credentials (401)',
    expect: { seen: 'the cluster is unauthorized; what was known stays' },
    turn: ({ apiServer }) => {
      apiServer.mishap = 'unauthorized';
    },
  },
  {
    name: 'api-forbidden',
    cluster,
    what: 'The API server lets nobody read anything (403)',
    expect: { seen: 'the cluster is unauthorized, with the refusal' },
    turn: ({ apiServer }) => {
      apiServer.mishap = 'forbidden';
    },
  },
  {
    name: 'api-half-line',
    cluster,
    what: 'Every watch of the API server breaks off in the middle of a line',
    expect: { seen: 'the kinds that cannot be watched, with the reason' },
    turn: ({ apiServer }) => {
      apiServer.mishap = 'half-line';
    },
  },
  {
    name: 'api-silent',
    cluster,
    what: 'Connections to the API server stay open, and nothing comes on them',
    expect: { seen: 'the cluster is unreachable within a minute' },
    turn: ({ apiServer }) => {
      apiServer.mishap = 'silent';
    },
  },
];
