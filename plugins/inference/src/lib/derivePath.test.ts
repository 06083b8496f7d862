// SPDX-License-Identifier: Apache-2.0
import {
  clusterUnreachable,
  crashLooping,
  healthyWithCanary,
  pickerUnschedulable,
  scaledToZero,
} from '../testing/sampleEntities';
import { englishTexts } from '../__testUtils__/englishTexts';
import { sampleFinding } from '../testing/samplePools';
import { derivePath } from './derivePath';
import { findingsOfNode } from './findingsOfNode';
import { layoutPath } from './layoutPath';
import { listLanes } from './listLanes';

const t = englishTexts();
const NOW = Date.parse('2026-11-20T14:02:07Z');

const loud = (view: Parameters<typeof derivePath>[0]) =>
  derivePath(view, t).flatMap(({ nodes }) =>
    nodes.flatMap(({ id, tone, state }) =>
      tone === 'quiet' ? [] : [`${tone} ${id}: ${state}`],
    ),
  );

describe('derivePath', () => {
  it('divides a rule by share, with what was really counted', () => {
    const [{ cluster, nodes, edges }] = derivePath(healthyWithCanary(NOW), t);
    expect(cluster).toBe('prod-eu');
    expect(nodes.map(({ id }) => id)).toEqual([
      'gateway prod-eu/inference-system/inference-gateway',
      'listener prod-eu/inference-system/inference-gateway/http',
      'rule prod-eu/chat/qwen-chat/0@inference-system/inference-gateway',
      'pool prod-eu/chat/qwen-chat-v1',
      'picker prod-eu/chat/qwen-chat-v1',
      'endpoints prod-eu/chat/qwen-chat-v1',
      'pool prod-eu/chat/qwen-chat-v2',
      'picker prod-eu/chat/qwen-chat-v2',
      'endpoints prod-eu/chat/qwen-chat-v2',
    ]);
    expect(
      edges.flatMap(({ to, backend, requestRate }) =>
        requestRate === undefined
          ? []
          : [[to.split(' ')[0], backend?.share, Math.round(requestRate * 10)]],
      ),
    ).toEqual([
      ['listener', undefined, 460],
      ['rule', undefined, 460],
      ['pool', 0.9, 417],
      ['pool', 0.1, 43],
    ]);
  });

  it.each([
    ['a healthy canary', healthyWithCanary(NOW), []],
    [
      'a picker that is Pending',
      pickerUnschedulable(NOW),
      [
        'bad pool prod-eu/chat/qwen-chat-v2: failing',
        'bad picker prod-eu/chat/qwen-chat-v2: failing',
      ],
    ],
    [
      'servers that crash, of a gateway that is not there',
      crashLooping(NOW),
      [
        'bad gateway prod-us/inference-system/inference-gateway: not found',
        'warning rule prod-us/support/llama-support/0@inference-system/inference-gateway: status is old',
        'bad pool prod-us/support/llama-support: failing',
        'bad endpoints prod-us/support/llama-support: none ready',
      ],
    ],
    ['what is idle on purpose', scaledToZero(NOW), []],
    [
      'a cluster that does not answer',
      clusterUnreachable(NOW),
      ['warning pool edge/chat/qwen-chat-edge: as it was'],
    ],
  ])('is loud where something is ill: %s', (_, view, expected) => {
    expect(loud(view)).toEqual(expected);
  });

  it('shows a pool that was referenced and is not there', () => {
    const view = healthyWithCanary(NOW);
    const [route] = view.routes;
    const [backend] = route.backends;
    expect(
      loud({
        ...view,
        routes: [
          {
            ...route,
            backends: [{ ...backend, name: 'gone', pool: undefined }],
          },
        ],
      }),
    ).toEqual(['bad backend prod-eu/InferencePool/chat/gone: not found']);
  });
});

describe('listeners', () => {
  const view = healthyWithCanary(NOW);
  const [gateway] = view.gateways;
  const [http] = gateway.listeners ?? [];
  const https = { ...http, name: 'https', port: 8443, protocol: 'HTTPS' };
  const path = (listeners: string[] | undefined, programmed = true) =>
    derivePath(
      {
        ...view,
        routes: [{ ...view.routes[0], listeners }],
        gateways: [{ ...gateway, listeners: [http, { ...https, programmed }] }],
      },
      t,
    )[0];

  it.each([
    ['of one', ['http'], ['gateway > listener 460', 'listener > rule 460']],
    [
      'of several, of which nobody counts which was taken',
      ['http', 'https'],
      [
        'gateway > listener ',
        'gateway > listener ',
        'listener > rule ',
        'listener > rule ',
      ],
    ],
    ['that are not told', undefined, ['gateway > rule 460']],
    ['of none', [], ['gateway > rule 460']],
  ])('leads to a rule by way of listeners: %s', (_, listeners, expected) => {
    expect(
      path(listeners)
        .edges.map(({ from, to, requestRate }) => {
          const rate = requestRate && Math.round(requestRate * 10);
          return `${from.split(' ')[0]} > ${to.split(' ')[0]} ${rate ?? ''}`;
        })
        .filter(text => !/pool|picker/.test(text))
        .sort(),
    ).toEqual(expected);
  });

  it('is loud where a listener fails, and where none takes the rule', () => {
    const loudOf = ({ nodes }: ReturnType<typeof path>) =>
      nodes.flatMap(({ title, tone, state }) =>
        tone === 'quiet' ? [] : [`${tone} ${title}: ${state}`],
      );
    expect(loudOf(path(['https'], false))).toEqual([
      'bad https: not programmed',
    ]);
    expect(loudOf(path([]))).toEqual(['bad qwen-chat: on no listener']);
  });

  it('tells a finding at the listener whose place its field names', () => {
    const finding = sampleFinding({
      code: 'gateway-not-programmed',
      severity: 'error',
      title: 'A listener of the gateway is not programmed',
      since: '2026-11-20T14:00:00Z',
      subject: {
        cluster: 'prod-eu',
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'Gateway',
        namespace: gateway.namespace,
        name: gateway.name,
        field: 'spec.listeners[1].tls',
      },
    });
    expect(
      path(['http', 'https']).nodes.flatMap(node =>
        findingsOfNode(node, [finding]).length > 0 ? [node.title] : [],
      ),
    ).toEqual(['inference-gateway', 'https']);
  });
});

describe('listLanes', () => {
  it('tells a row per way, and pools without a route', () => {
    const view = healthyWithCanary(NOW);
    const [{ backends }] = view.routes;
    const [path] = derivePath(
      { ...view, routes: [{ ...view.routes[0], backends: [backends[0]] }] },
      t,
    );
    expect(
      listLanes(path).map(({ gateway, listeners, edge, target, endpoints }) => [
        gateway?.title,
        listeners.map(({ title }) => title).join(),
        edge?.backend?.share,
        target?.title,
        endpoints?.title,
      ]),
    ).toEqual([
      ['inference-gateway', 'http', 0.9, 'qwen-chat-v1', '7 of 7 ready'],
      [undefined, '', undefined, 'qwen-chat-v2', '2 of 2 ready'],
    ]);
  });
});

describe('findingsOfNode', () => {
  it('tells a finding at the object that it is about', () => {
    const view = pickerUnschedulable(NOW);
    const [{ nodes }] = derivePath(view, t);
    expect(
      nodes.flatMap(node =>
        findingsOfNode(node, view.findings).map(({ code }) => [node.id, code]),
      ),
    ).toEqual([['picker prod-eu/chat/qwen-chat-v2', 'picker-unschedulable']]);
  });

  it('tells a crash of servers at the endpoints', () => {
    const view = crashLooping(NOW);
    const [pool] = view.pools;
    const [{ nodes }] = derivePath(
      { ...view, pools: [{ ...pool, findingList: view.findings }] },
      t,
    );
    expect(
      nodes.filter(node => findingsOfNode(node, view.findings).length > 0),
    ).toEqual([
      expect.objectContaining({
        id: 'endpoints prod-us/support/llama-support',
      }),
    ]);
  });
});

describe('layoutPath', () => {
  it.each([1_068, 585])('lays no box over another at %d px', width => {
    for (const path of derivePath(clusterUnreachable(NOW), t)) {
      const { boxes, height } = layoutPath(path, width);
      const placed = [...boxes.values()];
      expect(placed).toHaveLength(path.nodes.length);
      for (const box of placed) {
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(height);
        const over = placed.filter(
          other =>
            other !== box &&
            other.x < box.x + box.width &&
            box.x < other.x + other.width &&
            other.y < box.y + box.height &&
            box.y < other.y + other.height,
        );
        expect(over).toEqual([]);
      }
    }
  });
});
