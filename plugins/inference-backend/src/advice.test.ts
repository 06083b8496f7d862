// SPDX-License-Identifier: Apache-2.0
/*
 * The doctor and the upgrade check over HTTP and as actions, against simulated
 * clusters.
 */
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ClusterDiagnosis,
  ClusterStatus,
  UpgradeCheck,
} from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import request from 'supertest';
import { parseAllDocuments } from 'yaml';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { validateAnswer } from './__testUtils__/validateAnswer';

jest.setTimeout(180_000);

const UPGRADE = '/v1/clusters/{name}/upgrade-check';
const DOCTOR = '/v1/clusters/{name}/doctor';

let simulator: Simulator;
let portal: Portal;
const permissions = mockServices.permissions.mock({
  authorize: jest.fn(),
  authorizeConditional: jest.fn(async queries =>
    queries.map(() => ({ result: AuthorizeResult.ALLOW })),
  ),
});

beforeAll(async () => {
  permissions.authorize.mockImplementation(async queries =>
    queries.map(() => ({ result: AuthorizeResult.ALLOW })),
  );
  simulator = await startSimulator({ basePort: 0, speed: 20 });
  portal = await startPortal({
    clusters: simulator.clusters,
    features: [permissions.factory],
  });
  await portal.until<{ items: ClusterStatus[] }>(
    '/clusters',
    ({ items }) =>
      items?.filter(({ state }) => state === 'connected').length === 2,
    90_000,
  );
});

afterAll(async () => {
  await portal?.backend.stop();
  await simulator?.stop();
});

function post(path: string, body?: object) {
  return request(portal.backend.server)
    .post(`/api/inference/${path}`)
    .send(body);
}

const check = (cluster: string, body: object) =>
  post(`v1/clusters/${cluster}/upgrade-check`, body);
const invoke = (action: string, input: object) =>
  post(`.backstage/actions/v1/actions/inference:${action}/invoke`, input);

it('foretells an upgrade as it is described', async () => {
  const { status, body } = await check('prod-eu', {
    gatewayApi: 'v1.7.0',
    inferenceExtension: 'v1.6.0',
  });
  const { verdict, steps, issues }: UpgradeCheck = body;

  expect(status).toBe(200);
  expect(validateAnswer(UPGRADE, body)).toEqual([]);
  expect(verdict).toBe('risky');
  expect(steps.map(({ from, known }) => [from, known])).toEqual([
    ['v1.5.1', false],
    ['v1.5.0', true],
  ]);
  expect(issues.map(({ code, subject }) => `${code} ${subject.name}`)).toEqual([
    'crd-version-unsupported httproutes.gateway.networking.k8s.io',
    'picker-image-unpublished llama-support-epp',
    'way-back-closed httproutes.gateway.networking.k8s.io',
  ]);
});

it.each([
  [{}, /body: asks for no upgrade: give one or more of gatewayApi/],
  [{ gatewayApi: 'newest' }, /gatewayApi: is no version: write it as v1\.6\.1/],
  [{ gatewayAPI: 'v1.6.1' }, /fields that mean nothing here \(gatewayAPI\)/],
  [
    { provider: { controller: '', version: '1' } },
    /provider\.controller: is empty: give the controllerName/,
  ],
])('refuses %j with the field and what to write', async (body, message) => {
  const { status, body: answer } = await check('prod-eu', body);

  expect(status).toBe(400);
  expect(answer.error.message).toMatch(message);
});

it.each([
  () => check('prod-eo', { gatewayApi: 'v1.6.1' }),
  () => portal.get('/clusters/prod-eo/doctor'),
])('knows no cluster that is not configured', async ask => {
  const { status, body } = await ask();

  expect(status).toBe(404);
  expect(body.error.message).toBe(
    'Cluster prod-eo is not configured; known are prod-eu, prod-us, edge',
  );
});

it('diagnoses what it can’t see as it is described', async () => {
  const { status, body } = await portal.get('/clusters/edge/doctor');
  const { gaps }: ClusterDiagnosis = body;

  expect(status).toBe(200);
  expect(validateAnswer(DOCTOR, body)).toEqual([]);
  expect(gaps[0]).toMatchObject({
    code: 'cluster-unreachable',
    severity: 'error',
  });
});

it('finds no more than what is not installed in a healthy cluster', async () => {
  const { body } = await portal.get('/clusters/prod-eu/doctor');
  const { gaps }: ClusterDiagnosis = body;

  // Pages may be slow where tests share the machine.
  expect(gaps.map(({ code }) => code)).not.toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^(cluster|kinds-f|objects|metrics-p)/),
    ]),
  );
});

it('writes the roles for an account that may read nothing', async () => {
  const stranger = await startPortal({
    clusters: simulator.clusters,
    token: 'demo-nobody',
  });
  try {
    const { gaps } = await stranger.until<ClusterDiagnosis>(
      '/clusters/prod-eu/doctor',
      ({ state }) => state === 'unauthorized',
      60_000,
    );
    const [{ code, severity, mend }] = gaps;

    expect(`${severity} ${code}`).toBe('error kinds-forbidden');
    expect(
      parseAllDocuments(mend.edits[0].yaml).map(doc => doc.toJS()),
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'ClusterRoleBinding',
          subjects: [expect.objectContaining({ name: 'demo-nobody' })],
        }),
      ]),
    );
  } finally {
    await stranger.backend.stop();
  }
});

/** Diagnoses, applies what the doctor writes for the cluster, and begins anew, until it has nothing more. */
async function followTheDoctor(cluster: string): Promise<string[][]> {
  const store = simulator.cluster(cluster)?.store;
  const rounds: string[][] = [];
  while (rounds.length < 5) {
    const stranger = await startPortal({
      clusters: simulator.clusters,
      token: 'demo-nobody',
    });
    try {
      await stranger.until<{ items: ClusterStatus[] }>(
        '/clusters',
        ({ items }) => items?.some(it => it.name === cluster && isRead(it)),
        60_000,
      );
      const { body } = await stranger.get(`/clusters/${cluster}/doctor`);
      const { gaps }: ClusterDiagnosis = body;
      const mending = gaps.filter(hasRoles);
      rounds.push(mending.map(({ code }) => code));
      if (mending.length === 0) {
        return rounds;
      }
      for (const { yaml } of mending.flatMap(({ mend }) => mend.edits)) {
        parseAllDocuments(yaml).forEach(document =>
          store?.apply(document.toJS()),
        );
      }
    } finally {
      await stranger.backend.stop();
    }
  }
  return rounds;
}

const hasRoles = ({ code, mend }: ClusterDiagnosis['gaps'][number]) =>
  code.endsWith('-forbidden') &&
  mend.edits.some(({ target }) => target === 'cluster');

/** All that may be read was, be it nothing; where all may, a round of metrics too. */
function isRead({ kinds, metrics }: ClusterStatus): boolean {
  return (
    kinds.length > 0 &&
    kinds.every(({ state }) => state !== 'connecting') &&
    (kinds.some(({ state }) => state === 'forbidden') ||
      (metrics.targets > 0 &&
        (metrics.lastCollectedAt !== undefined ||
          metrics.failing === metrics.targets)))
  );
}

it.each(['prod-eu', 'prod-us'])(
  'sees all of %s once its roles are applied, and no more than those',
  async cluster => {
    const rounds = await followTheDoctor(cluster);

    expect([...new Set(rounds.flat())]).toEqual([
      'kinds-forbidden',
      'metrics-proxy-forbidden',
    ]);
    expect(rounds.at(-1)).toEqual([]);
    const roles =
      simulator.cluster(cluster)?.store.list({
        group: 'rbac.authorization.k8s.io',
        resource: 'clusterroles',
      }) ?? [];
    const verbs = JSON.stringify(roles.map(({ rules }) => rules));
    expect(verbs).not.toMatch(/"(\*|create|update|patch|delete|secrets)"/);
  },
);

it('answers actions as it answers routes', async () => {
  const diagnosed = await invoke('diagnose-cluster', { cluster: 'edge' });
  const checked = await invoke('check-upgrade', {
    cluster: 'prod-eu',
    gatewayApi: 'v1.6.1',
  });

  expect(diagnosed.body.output).toEqual(
    (await portal.get('/clusters/edge/doctor')).body,
  );
  expect(checked.body.output).toEqual(
    (await check('prod-eu', { gatewayApi: 'v1.6.1' })).body,
  );
});

it('refuses an action the same input as a route', async () => {
  const { status, body } = await invoke('check-upgrade', {
    cluster: 'prod-eu',
    gatewayApi: 'newest',
  });

  expect(status).toBe(400);
  expect(body.error.message).toContain('gatewayApi: is no version');
});

describe('without permission', () => {
  beforeAll(() => {
    permissions.authorize.mockImplementation(async queries =>
      queries.map(() => ({ result: AuthorizeResult.DENY })),
    );
  });

  it.each([
    () => check('prod-eu', { gatewayApi: 'v1.6.1' }),
    () => portal.get('/clusters/prod-eu/doctor'),
  ])('denies the route', async ask => {
    // Nobody for whom an earlier answer is still good.
    const { status, body } = await ask().set(
      'Authorization',
      mockCredentials.user.header('user:default/samir'),
    );

    expect(status).toBe(403);
    expect(body.error.message).toBe(
      'Permission inference.cluster.read was denied',
    );
  });

  it('does not show that there is an action', async () => {
    expect(
      (await invoke('diagnose-cluster', { cluster: 'prod-eu' })).status,
    ).toBe(404);
  });
});
