// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { Reading } from '../signals/Reading';
import { resolvePage } from '../signals/testing/readSample';
import { Measured } from './deriveLoad';
import { measurePicker } from './measurePicker';
import { GatewayWindow, observeSplit } from './observeSplit';
import { ReadingWindow } from './ReadingWindow';
import { SplitPool, SplitQuery } from './routedCounts';

const MINUTE = 60_000;

function pool(name: string, shared: Partial<SplitPool> = {}): SplitPool {
  return {
    pool: `llm/${name}`,
    sharedInRoute: false,
    sharedInGateway: false,
    shared: false,
    ...shared,
  };
}

function ask(parts: Partial<SplitQuery> = {}): SplitQuery {
  return {
    gateway: 'infra/main',
    route: 'llm/chat',
    rule: { index: 0 },
    pools: [pool('stable'), pool('canary')],
    ...parts,
  };
}

/** A page a minute before, and now; each line twice with its counts. */
function proxy(
  engine: string,
  lines: Array<[series: string, before: number | undefined, now: number]>,
  pod = 'main-1',
): Measured<GatewayWindow> {
  const read = (at: number, place: 1 | 2): Reading =>
    resolvePage(
      engine,
      lines
        .filter(line => line[place] !== undefined)
        .map(line => `${line[0]} ${line[place]}\n`)
        .join(''),
      { at },
    ).reading;
  const window = new ReadingWindow([read(0, 1), read(MINUTE, 2)]);
  return {
    name: `${pod}:15020`,
    pod,
    at: MINUTE,
    measures: { engine, window },
  };
}

function agentgateway(
  backend: string,
  labels: Record<string, string> = {},
): string {
  const all = {
    backend: `${backend}.llm.inference.cluster.local:8000`,
    status: '200',
    gateway: 'infra/main',
    route: 'llm/chat',
    route_rule: 'unknown',
    ...labels,
  };
  const written = Object.entries(all).map(
    ([name, value]) => `${name}="${value}"`,
  );
  return `agentgateway_requests_total{${written.join()}}`;
}

function pickerOf(name: string, before: number, now: number) {
  const page = (count: number, at: number) =>
    resolvePage(
      'epp',
      `inference_objective_request_total{model_name="m"} ${count}\n`,
      { at },
    ).reading;
  const window = new ReadingWindow([page(before, 0), page(now, MINUTE)]);
  return {
    name: `${name}-epp:9090`,
    pod: `${name}-epp`,
    at: MINUTE,
    measures: measurePicker(window, name),
  };
}

const NO_PICKERS = () => [];

const nine = {
  share: 0.9,
  requests: 90,
  errorRate: 0,
  source: 'gateway main-1:15020',
  windowMs: MINUTE,
};
const one = { ...nine, share: 0.1, requests: 10 };

function plainSplit(...args: Parameters<typeof observeSplit>) {
  const split = observeSplit(...args);
  return (
    split &&
    new Map(
      Array.from(split, ([key, traffic]) => [
        key,
        { ...traffic, source: plainText(traffic.source) },
      ]),
    )
  );
}

describe('agentgateway', () => {
  it('says what each pool got, and what failed', () => {
    const split = plainSplit(ask(), {
      gateways: [
        proxy('agentgateway', [
          [agentgateway('stable'), 1000, 1090],
          [agentgateway('canary'), 500, 507],
          [agentgateway('canary', { status: '503' }), 2, 5],
          [agentgateway('canary', { route: 'llm/other' }), 0, 50],
          [agentgateway('canary', { gateway: 'infra/other' }), 0, 60],
          [agentgateway('stable-2'), 0, 70],
        ]),
      ],
      pickers: NO_PICKERS,
    });
    expect(split).toEqual(
      new Map([
        ['llm/stable', nine],
        ['llm/canary', { ...one, errorRate: 0.3 }],
      ]),
    );
  });

  it('counts from 0 after a restart, and what is new from 0', () => {
    const split = plainSplit(ask(), {
      gateways: [
        proxy('agentgateway', [
          [agentgateway('stable'), 1000, 90],
          [agentgateway('canary'), undefined, 10],
        ]),
      ],
      pickers: NO_PICKERS,
    });
    expect(split).toEqual(
      new Map([
        ['llm/stable', nine],
        ['llm/canary', one],
      ]),
    );
  });

  it('adds up its replicas', () => {
    const replica = (pod: string, stable: number, canary: number) =>
      proxy(
        'agentgateway',
        [
          [agentgateway('stable'), 1, 1 + stable],
          [agentgateway('canary'), 1, 1 + canary],
        ],
        pod,
      );
    const split = plainSplit(ask(), {
      gateways: [replica('main-1', 60, 4), replica('main-2', 30, 6)],
      pickers: NO_PICKERS,
    });
    const source = 'gateway main-1:15020, main-2:15020';
    expect(split?.get('llm/canary')).toEqual({ ...one, source });
  });

  it('tells rules of one route apart by their names', () => {
    const shared = { sharedInRoute: true, shared: true };
    const pools = [pool('stable', shared), pool('canary', shared)];
    const gateways = [
      proxy('agentgateway', [
        [agentgateway('stable', { route_rule: 'weighted' }), 0, 90],
        [agentgateway('canary', { route_rule: 'weighted' }), 0, 10],
        [agentgateway('canary', { route_rule: 'testers' }), 0, 40],
      ]),
    ];
    const splitOf = (rule: SplitQuery['rule']) =>
      plainSplit(ask({ rule, pools }), { gateways, pickers: NO_PICKERS });
    expect(splitOf({ index: 1, name: 'weighted' })?.get('llm/canary')).toEqual(
      one,
    );
    expect(splitOf({ index: 1 })).toBeUndefined();
  });
});

const istioService = (name: string, code = '200') =>
  `istio_requests_total{reporter="source",response_code="${code}",destination_service="${name}.llm.svc.cluster.local"}`;

describe('Istio', () => {
  const gateways = [
    proxy('istio', [
      [istioService('stable-ip-0a1b2c3d'), 0, 90],
      [istioService('canary-ip-4e5f6071'), 0, 7],
      [istioService('canary-ip-4e5f6071', '500'), 0, 3],
      [
        istioService('canary-ip-4e5f6071').replace('source', 'destination'),
        0,
        99,
      ],
      [istioService('canary-ip-x-ip-4e5f6071'), 0, 99],
    ]),
  ];

  it('names pools by their shadow services', () => {
    const split = plainSplit(ask(), { gateways, pickers: NO_PICKERS });
    expect(split).toEqual(
      new Map([
        ['llm/stable', nine],
        ['llm/canary', { ...one, errorRate: 0.3 }],
      ]),
    );
  });

  it('does not tell routes apart', () => {
    const pools = [pool('stable'), pool('canary', { sharedInGateway: true })];
    expect(
      plainSplit(ask({ pools }), { gateways, pickers: NO_PICKERS }),
    ).toBeUndefined();
  });
});

describe('Envoy AI Gateway', () => {
  const backend = (name: string) =>
    `gen_ai_server_request_duration_seconds_count{ai_backend="llm/${name}"}`;
  const source = 'gateway main-1:1064';
  const beside = {
    ...proxy('envoy-ai-gateway', [
      [backend('stable'), 100, 190],
      [backend('canary'), 20, 30],
    ]),
    name: 'main-1:1064',
  };

  it('tells pools apart where its proxy does not', () => {
    const split = plainSplit(ask(), {
      gateways: [
        proxy('envoy-gateway', [
          [
            'envoy_cluster_upstream_rq_total{envoy_cluster_name="httproute/llm/chat/rule/0"}',
            0,
            100,
          ],
        ]),
        beside,
      ],
      pickers: NO_PICKERS,
    });
    expect(split).toEqual(
      new Map([
        ['llm/stable', { ...nine, source }],
        ['llm/canary', { ...one, source }],
      ]),
    );
  });

  it('is not counted beside a proxy that tells', () => {
    const split = plainSplit(ask({ pools: [pool('stable')] }), {
      gateways: [
        proxy('envoy-gateway', [
          [
            'envoy_cluster_upstream_rq_total{envoy_cluster_name="httproute/llm/chat/rule/0"}',
            0,
            90,
          ],
        ]),
        beside,
      ],
      pickers: NO_PICKERS,
    });
    expect(split?.get('llm/stable')).toMatchObject({
      requests: 90,
      share: 1,
      source: 'gateway main-1:15020',
    });
  });

  it('does not tell routes apart', () => {
    const shared = [pool('stable', { sharedInGateway: true }), pool('canary')];
    expect(
      plainSplit(ask({ pools: shared }), {
        gateways: [beside],
        pickers: NO_PICKERS,
      }),
    ).toBeUndefined();
  });
});

it('knows what Envoy Gateway sends by a rule with one pool, not by one with two', () => {
  const cluster = 'envoy_cluster_name="httproute/llm/chat/rule/3"';
  const gateways = [
    proxy('envoy-gateway', [
      [`envoy_cluster_upstream_rq_total{${cluster}}`, 10, 50],
      [
        `envoy_cluster_upstream_rq_xx{${cluster},envoy_response_code_class="5"}`,
        1,
        11,
      ],
    ]),
  ];
  const splitOf = (pools: SplitPool[]) =>
    plainSplit(ask({ rule: { index: 3 }, pools }), {
      gateways,
      pickers: NO_PICKERS,
    });
  expect(splitOf([pool('stable')])?.get('llm/stable')).toMatchObject({
    share: 1,
    requests: 40,
    errorRate: 0.25,
  });
  expect(splitOf([pool('stable'), pool('canary')])).toBeUndefined();
});

describe('without a gateway that counts', () => {
  const pickers = (key: string) =>
    key === 'llm/stable'
      ? [pickerOf('stable', 100, 190)]
      : [pickerOf('canary', 5, 15)];

  it('takes what the pickers were asked', () => {
    const split = plainSplit(ask(), { gateways: [], pickers });
    const { errorRate, ...counted } = one;
    expect(split?.get('llm/canary')).toEqual({
      ...counted,
      source: 'endpoint pickers stable-epp:9090, canary-epp:9090',
    });
  });

  it('names what read them', () => {
    const split = plainSplit(ask(), { gateways: [], pickers, via: 'Thanos' });
    expect(split?.get('llm/stable')?.source).toBe(
      'Thanos: endpoint pickers stable-epp:9090, canary-epp:9090',
    );
  });

  it.each([
    [
      'a pool gets requests by other rules too',
      ask({ pools: [pool('stable'), pool('canary', { shared: true })] }),
      pickers,
    ],
    [
      'the picker of one pool is not read',
      ask(),
      (key: string) => (key === 'llm/stable' ? pickers(key) : []),
    ],
    ['nothing was counted', ask(), () => [pickerOf('any', 7, 7)]],
    ['the rule has no pools', ask({ pools: [] }), pickers],
  ])('says nothing where %s', (_, query, known) => {
    expect(plainSplit(query, { gateways: [], pickers: known })).toBeUndefined();
  });
});
