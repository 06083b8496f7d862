// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
/*
 * API servers that misbehave, from the portal's first request on: the other
 * cluster must not notice, and what was wrong must mend itself.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { plainly } from '../../core/testing/plainly';
import { Clock } from '../../core/ports';
import { SystemClock } from '../SystemClock';
import { createKubernetesClusters } from './createKubernetesClusters';
import { DirectClusterSource } from './DirectClusterSource';
import { KubernetesClusters } from './KubernetesClusters';
import { simulatedSource } from './__testUtils__/simulatedSource';
import { until } from './testing/until';

const PATIENCE_MS = 30_000;
const QUICK = 5;
jest.setTimeout(2 * PATIENCE_MS);

let simulator: Simulator;
let source: DirectClusterSource;
let clusters: KubernetesClusters;

beforeAll(async () => {
  simulator = await startSimulator({ basePort: 0, seed: 'faults' });
  source = simulatedSource(simulator, 'demo-portal-reader');
  // The first request loads the Kubernetes client, which takes its time.
  const { signal } = new AbortController();
  await source.fetch('prod-eu', { path: '/version', signal });
}, 60_000);

afterAll(async () => {
  await source?.close();
  await simulator?.stop();
});

afterEach(async () => {
  simulator.faults().forEach(({ name }) => simulator.setFault(name, false));
  await clusters.stop();
});

/** Waits that are minutes in a cluster need not be minutes here. */
class QuickClock extends SystemClock {
  readonly #sinceMs = Date.now();

  now(): number {
    return this.#sinceMs + (Date.now() - this.#sinceMs) * QUICK;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return super.sleep(ms / QUICK, signal);
  }
}

async function startWith(...faults: string[]): Promise<void> {
  await startBy(new SystemClock(), faults);
}

async function startBy(clock: Clock, faults: string[] = []): Promise<void> {
  faults.forEach(fault => simulator.setFault(fault, true));
  clusters = createKubernetesClusters({
    source,
    clock,
    random: () => 0.5,
    logger: mockServices.logger.mock(),
  });
  await clusters.start(new AbortController().signal);
}

const shown = (name: string) => clusters.snapshot(name);
const stateOf = (name: string) => shown(name)?.state;
const eventually = (condition: () => boolean) =>
  until(
    condition,
    () => JSON.stringify([shown('prod-us')?.state, shown('prod-us')?.reason]),
    PATIENCE_MS,
  );

it('is not connected to a cluster that is too busy, until it no longer is', async () => {
  await startWith('api-429');
  await eventually(() => stateOf('prod-eu') === 'connected');
  await eventually(() =>
    Boolean(shown('prod-us')?.kinds.every(kind => kind.state !== 'watching')),
  );
  expect(stateOf('prod-us')).not.toBe('connected');
  expect(shown('prod-us')?.objects.inferencePools).toEqual([]);
  simulator.setFault('api-429', false);
  await eventually(() => stateOf('prod-us') === 'connected');
  expect(shown('prod-us')?.objects.inferencePools).toHaveLength(3);
});

it.each<[string, string, RegExp]>([
  ['api-down', 'unreachable', /./],
  ['api-silent', 'unreachable', /no answer within 10 s|silent for 90 s/i],
  ['api-unauthorized', 'unauthorized', /does not take the credentials/],
  ['api-half-line', 'degraded', /cannot be read: .*(JSON|line)/],
])(
  'says what is wrong, keeps what it knew and comes back: %s',
  async (fault, state, reason) => {
    await startBy(new QuickClock());
    await eventually(
      () =>
        stateOf('prod-us') === 'connected' &&
        stateOf('prod-eu') === 'connected',
    );
    simulator.setFault(fault, true);
    await eventually(
      () =>
        stateOf('prod-us') === state &&
        reason.test(plainText(shown('prod-us')?.reason ?? '')),
    );
    expect(shown('prod-us')?.objects.inferencePools).toHaveLength(3);
    expect(stateOf('prod-eu')).toBe('connected');
    simulator.setFault(fault, false);
    await eventually(() => stateOf('prod-us') === 'connected');
    expect(shown('prod-us')?.objects.inferencePools).toHaveLength(3);
  },
);

it('shows nothing of a cluster in which nothing may be read, and comes back', async () => {
  await startBy(new QuickClock(), ['api-forbidden']);
  await eventually(() => stateOf('prod-us') === 'unauthorized');
  expect(plainly(shown('prod-us')?.reason)).toMatch(
    /may read nothing.*cannot get path/,
  );
  expect(shown('prod-us')?.objects.inferencePools).toEqual([]);
  await eventually(() => stateOf('prod-eu') === 'connected');
  simulator.setFault('api-forbidden', false);
  await eventually(() => stateOf('prod-us') === 'connected');
  expect(shown('prod-us')?.objects.inferencePools).toHaveLength(3);
});

it('reads a cluster that takes three seconds for every answer', async () => {
  await startWith('api-slow');
  await eventually(() => stateOf('prod-eu') === 'connected');
  expect(stateOf('prod-us')).toBe('connecting');
  await eventually(() => stateOf('prod-us') === 'connected');
  expect(shown('prod-us')?.objects.inferencePools).toHaveLength(3);
});

it('sees changes in a cluster that has forgotten every version', async () => {
  const policies = () => shown('prod-us')?.objects.gatewayPolicies.length;
  await startWith('api-expired');
  await eventually(() => policies() === 1);
  simulator.setFault('bbr-missing', true);
  await eventually(() => policies() === 0);
  simulator.setFault('bbr-missing', false);
  await eventually(() => policies() === 1);
  simulator.setFault('api-expired', false);
  await eventually(() => stateOf('prod-us') === 'connected');
  expect(shown('prod-us')?.reason).toBeUndefined();
});

it('reads Argo CD from the moment it is installed', async () => {
  await startWith();
  await eventually(() => stateOf('prod-us') === 'connected');
  const kindOf = () =>
    shown('prod-us')?.kinds.find(({ kind }) => kind === 'Application');
  expect(kindOf()).toMatchObject({ state: 'missing', optional: true });
  await create(
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    applicationCrd,
  );
  await eventually(() => kindOf()?.state === 'watching');
  await create(
    '/apis/argoproj.io/v1alpha1/namespaces/chat/applications',
    application,
  );
  await eventually(() => kindOf()?.objects === 1);
  expect(shown('prod-us')?.objects.argoApplications[0].meta).toMatchObject({
    namespace: 'chat',
    name: 'models',
  });
  expect(shown('prod-eu')?.objects.argoApplications).toEqual([]);
});

async function create(path: string, object: object): Promise<void> {
  const url = simulator.clusters.find(({ name }) => name === 'prod-us')?.url;
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: 'Bearer demo-admin',
    },
    body: JSON.stringify(object),
  });
  expect([response.status, await response.text()]).toEqual([
    201,
    expect.any(String),
  ]);
}

/** As far as an API server needs it to serve the kind; no recording exists. */
const applicationCrd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'applications.argoproj.io' },
  spec: {
    group: 'argoproj.io',
    scope: 'Namespaced',
    names: {
      kind: 'Application',
      listKind: 'ApplicationList',
      plural: 'applications',
      singular: 'application',
    },
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
      },
    ],
  },
};

const application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'models', namespace: 'chat' },
  spec: {
    source: {
      repoURL: 'https://git.example.com/models.git',
      path: 'prod',
      targetRevision: 'main',
    },
    destination: { server: 'https://kubernetes.default.svc' },
  },
};
