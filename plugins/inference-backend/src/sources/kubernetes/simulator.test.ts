// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { Simulator, startSimulator } from '@inference-portal/cluster-simulator';
import { plainly } from '../../core/testing/plainly';
import { SystemClock } from '../SystemClock';
import { createKubernetesClusters } from './createKubernetesClusters';
import { DirectClusterSource } from './DirectClusterSource';
import { KubernetesClusters } from './KubernetesClusters';
import { simulatedSource } from './__testUtils__/simulatedSource';
import { until } from './testing/until';

describe('the simulated clusters', () => {
  let simulator: Simulator;
  let clusters: KubernetesClusters;

  const sources: DirectClusterSource[] = [];
  const start = async (token: string) => {
    const source = simulatedSource(simulator, token);
    sources.push(source);
    const started = createKubernetesClusters({
      source,
      clock: new SystemClock(),
      random: () => 0.5,
      logger: mockServices.logger.mock(),
    });
    await started.start(new AbortController().signal);
    return started;
  };
  const snapshot = (name: string) => clusters.snapshot(name);
  const settled = () =>
    until(
      () =>
        ['prod-eu', 'prod-us'].every(
          name => snapshot(name)?.state === 'connected',
        ),
      () =>
        JSON.stringify(clusters.snapshots().map(it => [it.state, it.reason])),
    );

  beforeAll(async () => {
    simulator = await startSimulator({ basePort: 0, seed: 'watched' });
    // The first request loads the Kubernetes client, which takes its time.
    const { signal } = new AbortController();
    const request = { path: '/version', signal };
    const first = simulatedSource(simulator, 'any');
    sources.push(first);
    await first.fetch('prod-eu', request);
    clusters = await start('demo-portal-reader');
    await settled();
  }, 60_000);

  afterAll(async () => {
    await clusters?.stop();
    await Promise.all(sources.map(source => source.close()));
    await simulator?.stop();
  });

  it('are read to the last object', () => {
    expect(snapshot('prod-eu')?.unreadable).toEqual([]);
    expect(snapshot('prod-us')?.unreadable).toEqual([]);
    expect(
      snapshot('prod-eu')?.objects.inferencePools.map(it => it.meta.name),
    ).toEqual([
      'qwen-chat-v1',
      'qwen-chat-v2',
      'mistral-search',
      'llama-support',
    ]);
    const { objects } = snapshot('prod-eu') ?? {};
    expect(objects?.gatewayClasses.map(it => it.controllerName)).toEqual([
      'agentgateway.dev/agentgateway',
    ]);
    expect(objects?.gatewayPolicies.map(it => it.phase)).toContain(
      'PreRouting',
    );
    expect(
      objects?.pods.filter(it => it.meta.labels.app === 'qwen-chat-v1'),
    ).toHaveLength(8);
  });

  it('leave the one that is down unreachable, in words', async () => {
    await until(() => snapshot('edge')?.state === 'unreachable');
    expect(snapshot('edge')?.reason).toMatch(
      /^Connection refused at 127\.0\.0\.1:\d+\.$/,
    );
  });

  it('show a change when it happens', async () => {
    const policies = () =>
      snapshot('prod-us')?.objects.gatewayPolicies.map(it => it.meta.name);
    expect(policies()).toContain('bbr');
    simulator.setFault('bbr-missing', true);
    await until(() => !policies()?.includes('bbr'));
    simulator.setFault('bbr-missing', false);
    await until(() => policies()?.includes('bbr') === true);
  });

  it('stay in sight while their watches are closed all the time', async () => {
    const pools = () => snapshot('prod-us')?.objects.inferencePools.length;
    simulator.setFault('api-close-watches', true);
    simulator.setFault('bbr-missing', true);
    await until(
      () => snapshot('prod-us')?.objects.gatewayPolicies.length === 0,
    );
    simulator.setFault('bbr-missing', false);
    simulator.setFault('api-close-watches', false);
    await until(
      () => snapshot('prod-us')?.objects.gatewayPolicies.length === 1,
    );
    expect(pools()).toBe(3);
  });

  it('do not let in who may read nothing', async () => {
    const nobody = await start('demo-nobody');
    await until(() => nobody.snapshot('prod-eu')?.state === 'unauthorized');
    expect(plainly(nobody.snapshot('prod-eu')?.reason)).toMatch(
      /^The portal may read nothing in the cluster: .*demo-nobody.* cannot list/,
    );
    const stranger = await start('no-such-token');
    await until(() => stranger.snapshot('prod-eu')?.state === 'unauthorized');
    expect(plainly(stranger.snapshot('prod-eu')?.reason)).toBe(
      'The cluster does not take the credentials of the kubernetes configuration.',
    );
    await Promise.all([nobody.stop(), stranger.stop()]);
  });
});
