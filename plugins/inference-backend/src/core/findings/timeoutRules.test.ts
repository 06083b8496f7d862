// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects } from '../objects/ClusterObjects';
import {
  sampleObjects,
  samplePolicy,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { FindingRule } from './FindingRule';
import { NO_LOAD } from './LoadView';
import { timeoutIneffective } from './rules/timeoutIneffective';
import { timeoutMissing } from './rules/timeoutMissing';
import { timeoutTooShort } from './rules/timeoutTooShort';
import { NO_STATUS_MEMORY } from './StatusMemory';

type Edit = (objects: ClusterObjects) => void;

function judge(
  { judge: ask }: FindingRule,
  edit: Edit,
  p99?: number,
): string[] {
  const objects = sampleObjects();
  edit(objects);
  return ask(deriveTopology(sampleSnapshot(objects)), {
    nowMs: 0,
    isKnown: () => true,
    statuses: NO_STATUS_MEMORY,
    load: {
      ...NO_LOAD,
      pool: () =>
        p99 === undefined
          ? undefined
          : {
              at: '',
              source: '',
              stale: false,
              e2eMs: { p50: 1, p95: 2, p99 },
            },
    },
  }).map(
    ({ subject, ways, remedy }) =>
      `${subject.name} ${subject.field} (${ways.length}) ${JSON.stringify(
        remedy.patch?.body ?? null,
      )}`,
  );
}

const on =
  (controller: string): Edit =>
  ({ gatewayClasses }) => {
    gatewayClasses[0].controllerName = controller;
  };
const ENVOY = 'gateway.envoyproxy.io/gatewayclass-controller';
const limit =
  (request: string, controller = 'agentgateway.dev/agentgateway'): Edit =>
  objects => {
    on(controller)(objects);
    objects.httpRoutes.forEach(({ rules }) => {
      rules[0].timeouts = { request };
    });
  };

describe('timeout-missing', () => {
  it('is told where the provider’s own cuts long answers', () => {
    expect(judge(timeoutMissing, on(ENVOY))).toEqual([
      'chat-route spec.rules[0].timeouts.request (2) [{"op":"add","path":"/spec/rules/0/timeouts","value":{"request":"5m"}}]',
      'helper-route spec.rules[0].timeouts.request (1) [{"op":"add","path":"/spec/rules/0/timeouts","value":{"request":"5m"}}]',
    ]);
    expect(judge(timeoutMissing, on(ENVOY), 200_000)[0]).toContain('"7m"');
  });

  it.each<[string, Edit, number?]>([
    ['the provider has no limit', () => {}],
    ['answers are short', on(ENVOY), 4000],
    ['a limit is set', limit('600s', ENVOY)],
    ['the default is not known', on('acme.example/gateway')],
  ])('is not told where %s', (...[, edit, p99]) => {
    expect(judge(timeoutMissing, edit, p99)).toEqual([]);
  });
});

describe('timeout-too-short', () => {
  it('is told of a limit below what requests take', () => {
    expect(judge(timeoutTooShort, limit('299s'))).toHaveLength(2);
    expect(judge(timeoutTooShort, limit('600s'), 601_000)[1]).toBe(
      'helper-route spec.rules[0].timeouts.request (1) [{"op":"replace","path":"/spec/rules/0/timeouts/request","value":"21m"}]',
    );
  });

  it.each<[string, Edit, number?]>([
    ['nothing is set', () => {}],
    ['it is 300 s', limit('300s')],
    ['it is short and enough', limit('10s'), 9999],
    ['it is the provider’s own', on(ENVOY)],
    [
      'agentgateway’s backendRequest cuts no stream',
      ({ httpRoutes }) => {
        httpRoutes[0].rules[0].timeouts = { backendRequest: '5s' };
      },
    ],
  ])('is not told where %s', (...[, edit, p99]) => {
    expect(judge(timeoutTooShort, edit, p99)).toEqual([]);
  });
});

describe('timeout-ineffective', () => {
  it('is told once of a policy on the gateway, for all rules', () => {
    expect(
      judge(timeoutIneffective, ({ gatewayPolicies }) => {
        gatewayPolicies.push({
          ...samplePolicy(),
          meta: { ...samplePolicy().meta, name: 'limits' },
          requestHeaders: [],
          requestTimeout: '600s',
        });
      }),
    ).toEqual(['limits spec.traffic.timeouts.request (3) null']);
  });

  it('is told where the provider does not read the route, or the value', () => {
    expect(
      judge(timeoutIneffective, limit('600s', 'networking.gke.io/gateway')),
    ).toHaveLength(2);
    expect(judge(timeoutIneffective, limit('10 minutes'))).toHaveLength(2);
  });

  it.each<[string, Edit]>([
    ['a limit counts', limit('600s')],
    ['0s means none', limit('0s')],
    [
      'what the provider does is not known',
      limit('600s', 'acme.example/gateway'),
    ],
  ])('is not told where %s', (...[, edit]) => {
    expect(judge(timeoutIneffective, edit)).toEqual([]);
  });
});
