// SPDX-License-Identifier: Apache-2.0
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterStatus,
  Explanation,
} from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import request from 'supertest';
import { Portal, startPortal } from '../__testUtils__/startPortal';
import { validateAnswer } from '../__testUtils__/validateAnswer';

jest.setTimeout(60_000);

const QWEN = 'Qwen/Qwen2.5-1.5B-Instruct';

let simulator: Simulator;
let portal: Portal;
let allowed = true;

const explain = (body: object) =>
  request(portal.backend.server).post('/api/inference/v1/explain').send(body);

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, seed: 'asked' });
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result:
          allowed || permission.name !== 'inference.request.explain'
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      })),
    authorizeConditional: async queries =>
      queries.map(() => ({ result: AuthorizeResult.ALLOW })),
  });
  portal = await startPortal({
    clusters: simulator.clusters,
    features: [permissions.factory],
  });
  await portal.until<{ items: ClusterStatus[] }>('/clusters', ({ items }) =>
    items?.some(
      ({ name, state }) => name === 'prod-eu' && state === 'connected',
    ),
  );
});

afterAll(async () => {
  await portal?.backend.stop();
  await simulator?.stop();
});

describe('POST /explain', () => {
  it('answers as it is described', async () => {
    const { status, body } = await explain({ cluster: 'prod-eu', model: QWEN });
    expect(status).toBe(200);
    expect(validateAnswer('/v1/explain', body)).toEqual([]);
    const { outcomes, timeouts, match } = body as Explanation;
    expect(outcomes.map(({ status: seen, share }) => [seen, share])).toEqual([
      [200, 0.9],
      [200, 0.1],
    ]);
    expect(timeouts[0]).toMatchObject({
      kind: 'request',
      effectiveMs: 600_000,
      streams: 'safe',
    });
    expect(match?.route.name).toBe('qwen-chat');
  });

  it('answers what ends in nothing as it is described', async () => {
    for (const body of [
      { cluster: 'prod-eu', body: 'hello' },
      { cluster: 'prod-eu', model: 'gpt-9' },
      { cluster: 'prod-eu', gateway: 'a/b' },
      { cluster: 'edge', model: QWEN },
    ]) {
      const { status, body: answered } = await explain(body);
      expect(status).toBe(200);
      expect(validateAnswer('/v1/explain', answered)).toEqual([]);
    }
  });

  it.each<[object, RegExp]>([
    [{}, /cluster/],
    [{ cluster: '' }, /cluster: is empty: give the name of a cluster/],
    [
      { cluster: 'prod-eu', gateway: 'front' },
      /gateway: is not of the form namespace\/name/,
    ],
    [{ cluster: 'prod-eu', path: 'v1' }, /path: must begin with \//],
    [{ cluster: 'prod-eu', port: 70_000 }, /port: is above 65535/],
    [{ cluster: 'prod-eu', scheme: 'ftp' }, /scheme: is not http or https/],
    [{ cluster: 'prod-eu', host: 'https://a' }, /host: .*without https/],
    [{ cluster: 'prod-eu', method: 'G E T' }, /method: is no HTTP method/],
    [
      { cluster: 'prod-eu', headers: { 'a b': 'c' } },
      /headers\.a b: is no name that an HTTP header has/,
    ],
    [{ cluster: 'prod-eu', bodyBytes: -1 }, /bodyBytes: is below 0/],
    [
      { cluster: 'prod-eu', model: 'a', body: '{}' },
      /model: stands beside body/,
    ],
  ])('names the field and the fix for %j', async (...[body, message]) => {
    const answered = await explain(body);
    expect(answered.status).toBe(400);
    expect(answered.body.error.message).toMatch(message);
  });

  it('names the clusters there are', async () => {
    const { status, body } = await explain({ cluster: 'prod-es' });
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      'cluster: prod-es is not configured; known are prod-eu, prod-us, edge',
    );
  });

  it('explains nothing without permission', async () => {
    allowed = false;
    try {
      // Nobody for whom an earlier answer is still good.
      const { status, body } = await explain({ cluster: 'prod-es' }).set(
        'Authorization',
        mockCredentials.user.header('user:default/samir'),
      );
      expect(status).toBe(403);
      expect(body.error.message).toContain('inference.request.explain');
    } finally {
      allowed = true;
    }
  });
});
