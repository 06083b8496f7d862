// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { clusterConfigOf, readConfig } from './config';

function read(inference?: JsonObject) {
  return readConfig(
    mockServices.rootConfig({ data: inference ? { inference } : {} }),
  );
}

it('needs no configuration', () => {
  const config = read();

  expect(config.metrics.intervalMs).toBe(15_000);
  expect(config.connect).toBe('proxy');
  expect(clusterConfigOf(config, 'any')).toMatchObject({
    name: 'any',
    simulated: false,
    metrics: { source: 'proxy' },
  });
});

it('reads what is set', () => {
  const config = read({
    metrics: { interval: '20s' },
    connect: 'direct',
    clusters: [
      {
        name: 'eu',
        connect: 'proxy',
        title: 'Europe',
        simulated: true,
        metrics: { source: 'direct', bearerToken: 'secret' },
      },
    ],
  });

  expect(config.metrics.intervalMs).toBe(20_000);
  expect(config.connect).toBe('direct');
  expect(clusterConfigOf(config, 'eu')).toMatchObject({
    name: 'eu',
    connect: 'proxy',
    title: 'Europe',
    simulated: true,
    metrics: { source: 'direct', bearerToken: 'secret' },
  });
});

it.each<[what: string, inference: JsonObject, message: string]>([
  [
    'a cluster without name',
    { clusters: [{ name: 'eu' }, { title: 'No name' }] },
    'inference.clusters[1].name is missing: give it the name of a cluster in kubernetes.clusterLocatorMethods',
  ],
  [
    'a connection that there is not',
    { connect: 'wire' },
    'inference.connect is wire: use one of proxy, direct',
  ],
  [
    'a connection of a cluster that there is not',
    { clusters: [{ name: 'eu', connect: 'tunnel' }] },
    'inference.clusters[0].connect is tunnel: use one of proxy, direct',
  ],
  [
    'a cluster that is there twice',
    { clusters: [{ name: 'eu' }, { name: 'eu' }] },
    'inference.clusters[1].name: eu is there twice; keep one entry per cluster',
  ],
  [
    'a way to metrics that there is not',
    { clusters: [{ name: 'eu', metrics: { source: 'carrier' } }] },
    'inference.clusters[0].metrics.source is carrier: use one of ',
  ],
  [
    'an interval that is too short',
    { metrics: { interval: { milliseconds: 20 } } },
    'inference.metrics.interval is 20 ms: give it at least 1 second',
  ],
])('names the key of %s, and the fix', (_what, inference, message) => {
  expect(() => read(inference)).toThrow(message);
});
