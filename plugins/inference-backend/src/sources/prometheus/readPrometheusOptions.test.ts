// SPDX-License-Identifier: Apache-2.0
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { describeAccess } from './PrometheusOptions';
import { readPrometheusOptions } from './readPrometheusOptions';

const read = (config: JsonObject) =>
  readPrometheusOptions(new ConfigReader(config), 'here');

it('needs no more than an address', () => {
  const options = read({ url: 'https://thanos.example/prometheus/' });
  expect(options).toEqual({
    access: {
      kind: 'url',
      url: 'https://thanos.example/prometheus',
      headers: {},
      tls: {
        caFile: undefined,
        certFile: undefined,
        keyFile: undefined,
        serverName: undefined,
      },
    },
    clusterLabel: {},
    labels: { namespace: 'namespace', pod: 'pod' },
    rateWindowMs: 120_000,
    timeoutMs: 10_000,
  });
  expect(describeAccess(options.access)).toBe('Prometheus thanos.example');
});

it('reads what is set', () => {
  expect(
    read({
      url: 'https://mimir.example:8443',
      bearerToken: 'secret',
      tenant: { value: 'team-a' },
      clusterLabel: { cluster: 'prod-eu', region: 'eu' },
      labels: { pod: 'kubernetes_pod_name' },
      rateWindow: '5m',
      timeout: { seconds: 3 },
      tls: {
        caFile: '/ca.pem',
        certFile: '/cert.pem',
        keyFile: '/key.pem',
        serverName: 'mimir',
      },
    }),
  ).toEqual({
    access: {
      kind: 'url',
      url: 'https://mimir.example:8443',
      headers: { authorization: 'Bearer secret', 'X-Scope-OrgID': 'team-a' },
      tls: {
        caFile: '/ca.pem',
        certFile: '/cert.pem',
        keyFile: '/key.pem',
        serverName: 'mimir',
      },
    },
    clusterLabel: { cluster: 'prod-eu', region: 'eu' },
    labels: { namespace: 'namespace', pod: 'kubernetes_pod_name' },
    rateWindowMs: 300_000,
    timeoutMs: 3000,
  });
});

it('signs in by name and password', () => {
  const { access } = read({
    url: 'http://prometheus',
    basicAuth: { username: 'portal', password: 'pass:word' },
  });
  expect(access.headers.authorization).toBe(
    `Basic ${Buffer.from('portal:pass:word').toString('base64')}`,
  );
});

it('reads a Service of the cluster', () => {
  const service = { namespace: 'monitoring', name: 'prometheus' };
  const expected = {
    ...service,
    kind: 'service',
    port: '9090',
    scheme: 'http',
    path: '',
    headers: {},
  };
  const { access } = read({ service });
  expect(access).toEqual(expected);
  expect(describeAccess(access)).toBe('Prometheus monitoring/prometheus');
  expect(
    read({
      service: { ...service, port: 'web', scheme: 'https', path: 'prom/' },
      tenant: { header: 'X-Tenant', value: 'a' },
    }).access,
  ).toEqual({
    ...expected,
    port: 'web',
    scheme: 'https',
    path: '/prom',
    headers: { 'X-Tenant': 'a' },
  });
});

const url = 'https://prometheus';
const service = { namespace: 'a', name: 'b' };

it.each<[what: string, config: JsonObject, message: string]>([
  ['neither way', {}, 'here: give either url, or service'],
  ['both ways', { url, service }, 'here: give either url, or service'],
  ['no address', { url: 'prometheus:9090' }, 'here.url is no address'],
  [
    'credentials in the address',
    { url: 'https://me:secret@prometheus' },
    'here.url has more than an address',
  ],
  [
    'two ways to sign in',
    { url, bearerToken: 'a', basicAuth: { username: 'b', password: 'c' } },
    'here: give bearerToken or basicAuth, not both',
  ],
  [
    'a certificate without its key',
    { url, tls: { certFile: '/cert.pem' } },
    'here.tls: certFile and keyFile belong together',
  ],
  [
    'a token that would not arrive',
    { service, bearerToken: 'a' },
    "here.bearerToken can't be used with service",
  ],
  [
    'a scheme that there is not',
    { service: { ...service, scheme: 'grpc' } },
    'here.service.scheme is grpc',
  ],
  [
    'a port that is none',
    { service: { ...service, port: true } },
    'here.service.port is a number',
  ],
  [
    'a label that no series has',
    { url, clusterLabel: { 'not a label': 'x' } },
    'here.clusterLabel.not a label is no label',
  ],
  [
    'a label of pods that no series has',
    { url, labels: { pod: 'a-b' } },
    'here.labels.pod is no label',
  ],
  [
    'a header that there is not',
    { url, tenant: { header: 'a b', value: 'c' } },
    'here.tenant.header is no name',
  ],
  [
    'a window too short for rates',
    { url, rateWindow: '5s' },
    'here.rateWindow is 5000 ms: give it at least 10000 ms',
  ],
])('refuses %s', (_, config, message) => {
  expect(() => read(config)).toThrow(message);
});
