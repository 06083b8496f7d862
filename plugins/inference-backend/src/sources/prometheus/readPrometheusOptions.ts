// SPDX-License-Identifier: Apache-2.0
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  PrometheusOptions,
  PrometheusService,
  PrometheusUrl,
} from './PrometheusOptions';

const DEFAULT_RATE_WINDOW_MS = 2 * 60_000;
const MIN_RATE_WINDOW_MS = 10_000;
const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_TENANT_HEADER = 'X-Scope-OrgID';

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
const HEADER_NAME = /^[A-Za-z0-9-]+$/;

/** @throws InputError that names the key and what to do. */
export function readPrometheusOptions(
  config: Config,
  key: string,
): PrometheusOptions {
  return {
    access: readAccess(config, key),
    clusterLabel: readClusterLabel(config, key),
    labels: {
      namespace: readLabel(config, key, 'namespace'),
      pod: readLabel(config, key, 'pod'),
    },
    rateWindowMs: readTime(config, key, {
      name: 'rateWindow',
      fallbackMs: DEFAULT_RATE_WINDOW_MS,
      leastMs: MIN_RATE_WINDOW_MS,
    }),
    timeoutMs: readTime(config, key, {
      name: 'timeout',
      fallbackMs: DEFAULT_TIMEOUT_MS,
      leastMs: 100,
    }),
  };
}

function readAccess(config: Config, key: string): PrometheusOptions['access'] {
  const isUrl = config.has('url');
  if (isUrl === config.has('service')) {
    throw new InputError(
      `${key}: give either url, or service for one inside the cluster`,
    );
  }
  return isUrl ? readUrl(config, key) : readService(config, key);
}

function readUrl(config: Config, key: string): PrometheusUrl {
  const written = config.getString('url').replace(/\/+$/, '');
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new InputError(
      `${key}.url is no address: write it like https://prometheus.example:9090`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InputError(
      `${key}.url has more than an address: credentials belong into bearerToken or basicAuth`,
    );
  }
  return {
    kind: 'url',
    url: written,
    headers: { ...readTenant(config, key), ...readSignIn(config, key) },
    tls: {
      caFile: config.getOptionalString('tls.caFile'),
      ...readClientCertificate(config, key),
      serverName: config.getOptionalString('tls.serverName'),
    },
  };
}

function readClientCertificate(config: Config, key: string) {
  const certFile = config.getOptionalString('tls.certFile');
  const keyFile = config.getOptionalString('tls.keyFile');
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new InputError(
      `${key}.tls: certFile and keyFile belong together, one of them is missing`,
    );
  }
  return { certFile, keyFile };
}

function readSignIn(config: Config, key: string): Record<string, string> {
  const token = config.getOptionalString('bearerToken');
  if (token !== undefined && config.has('basicAuth')) {
    throw new InputError(`${key}: give bearerToken or basicAuth, not both`);
  }
  if (token !== undefined) {
    return { authorization: `Bearer ${token}` };
  }
  if (!config.has('basicAuth')) {
    return {};
  }
  const pair = `${config.getString('basicAuth.username')}:${config.getString(
    'basicAuth.password',
  )}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function readTenant(config: Config, key: string): Record<string, string> {
  if (!config.has('tenant')) {
    return {};
  }
  const header =
    config.getOptionalString('tenant.header') ?? DEFAULT_TENANT_HEADER;
  if (!HEADER_NAME.test(header)) {
    throw new InputError(`${key}.tenant.header is no name of a header`);
  }
  return { [header]: config.getString('tenant.value') };
}

function readService(config: Config, key: string): PrometheusService {
  const refused = ['bearerToken', 'basicAuth', 'tls'].find(name =>
    config.has(name),
  );
  if (refused) {
    throw new InputError(
      `${key}.${refused} can't be used with service: the API server's proxy drops credentials; give url instead`,
    );
  }
  const scheme = config.getOptionalString('service.scheme') ?? 'http';
  if (scheme !== 'http' && scheme !== 'https') {
    throw new InputError(`${key}.service.scheme is ${scheme}: http or https`);
  }
  const port = config.getOptional('service.port') ?? 9090;
  if (typeof port !== 'number' && typeof port !== 'string') {
    throw new InputError(`${key}.service.port is a number or a port's name`);
  }
  const path = config.getOptionalString('service.path') ?? '';
  return {
    kind: 'service',
    namespace: config.getString('service.namespace'),
    name: config.getString('service.name'),
    port: String(port),
    scheme,
    path: path.replace(/\/+$/, '').replace(/^(?=[^/])/, '/'),
    headers: readTenant(config, key),
  };
}

function readClusterLabel(config: Config, key: string): Record<string, string> {
  const written = config.getOptionalConfig('clusterLabel');
  return Object.fromEntries(
    (written?.keys() ?? []).map(label => {
      if (!LABEL_NAME.test(label)) {
        throw new InputError(`${key}.clusterLabel.${label} is no label's name`);
      }
      return [label, written?.getString(label) ?? ''];
    }),
  );
}

function readLabel(
  config: Config,
  key: string,
  name: 'namespace' | 'pod',
): string {
  const label = config.getOptionalString(`labels.${name}`) ?? name;
  if (!LABEL_NAME.test(label)) {
    throw new InputError(`${key}.labels.${name} is no label's name: ${label}`);
  }
  return label;
}

function readTime(
  config: Config,
  key: string,
  time: { name: string; fallbackMs: number; leastMs: number },
): number {
  if (!config.has(time.name)) {
    return time.fallbackMs;
  }
  const ms = durationToMilliseconds(
    readDurationFromConfig(config, { key: time.name }),
  );
  if (ms < time.leastMs) {
    throw new InputError(
      `${key}.${time.name} is ${ms} ms: give it at least ${time.leastMs} ms`,
    );
  }
  return ms;
}
