// SPDX-License-Identifier: Apache-2.0
/* An account that may read every kind but one: what that silences is said. */
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { validateAnswer } from './__testUtils__/validateAnswer';
import { findingRules } from './core/findings/findingRules';
import { WATCHED_KINDS } from './sources/kubernetes/watchedKinds';

jest.setTimeout(120_000);

const HIDDEN = 'AgentgatewayPolicy';

let simulator: Simulator;
let portal: Portal;

/** Lets the account that may read nothing read all kinds but the hidden one. */
function grantAllBut(cluster: string) {
  const name = 'all-but-one';
  const apiGroup = 'rbac.authorization.k8s.io';
  const store = simulator.cluster(cluster)?.store;
  store?.apply({
    apiVersion: `${apiGroup}/v1`,
    kind: 'ClusterRole',
    metadata: { name },
    rules: Object.values(WATCHED_KINDS)
      .filter(({ kind }) => kind !== HIDDEN)
      .map(({ group, resource }) => ({
        apiGroups: [group],
        resources: [resource],
        verbs: ['get', 'list', 'watch'],
      })),
  });
  store?.apply({
    apiVersion: `${apiGroup}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup, kind: 'ClusterRole', name },
    subjects: [{ apiGroup, kind: 'User', name: 'demo-nobody' }],
  });
}

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, speed: 20 });
  grantAllBut('prod-eu');
  portal = await startPortal({
    clusters: simulator.clusters.filter(({ name }) => name === 'prod-eu'),
    token: 'demo-nobody',
  });
});

afterAll(async () => {
  await portal?.backend.stop();
  await simulator?.stop();
});

it('lists the findings that a kind it may not read silences, and no others', async () => {
  const answer = await portal.until<{ items: ClusterStatus[] }>(
    '/clusters',
    ({ items }) =>
      items?.[0]?.state !== 'connecting' &&
      items?.[0]?.kinds.some(({ state }) => state === 'forbidden'),
    60_000,
  );
  const [{ kinds, silenced }] = answer.items;

  expect(validateAnswer('/v1/clusters', answer)).toEqual([]);
  expect(
    kinds.filter(each => each.state === 'forbidden').map(({ kind }) => kind),
  ).toEqual([HIDDEN]);
  expect(silenced).toEqual(
    findingRules
      .filter(({ needs }) => needs.includes(HIDDEN))
      .map(({ code }) => ({ code, kinds: [HIDDEN] })),
  );
  expect(silenced.map(({ code }) => code)).toContain('bbr-missing');
});
