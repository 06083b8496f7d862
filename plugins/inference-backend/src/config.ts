// SPDX-License-Identifier: Apache-2.0
import { RootConfigService } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { Connection, CONNECTIONS } from './sources/kubernetes/Connection';
import { PrometheusOptions } from './sources/prometheus/PrometheusOptions';
import { readPrometheusOptions } from './sources/prometheus/readPrometheusOptions';

/** Where the metrics of a cluster's pods come from. */
export const METRICS_SOURCES = [
  'prometheus',
  'direct',
  'proxy',
  'none',
] as const;

export type MetricsSource = (typeof METRICS_SOURCES)[number];

/** What is said of a cluster beyond Backstage's own `kubernetes` configuration. */
export interface ClusterConfig {
  name: string;
  title?: string;
  simulated: boolean;
  /** Undefined leaves it to the default of all clusters. */
  connect?: Connection;
  metrics: MetricsConfig;
}

export interface MetricsConfig {
  source: MetricsSource;
  /** The source is the default: none is written. */
  isDefault: boolean;
  bearerToken?: string;
  /** Where the source is prometheus. */
  prometheus?: PrometheusOptions;
}

export interface InferenceConfig {
  /** By name. A cluster that is not here has the defaults. */
  clusters: ReadonlyMap<string, ClusterConfig>;
  /** For clusters of which nothing else is said. */
  connect: Connection;
  metrics: { intervalMs: number };
  /** How often plans of rollouts are looked at. */
  plans: { intervalMs: number };
}

const DEFAULT_INTERVAL_MS = 15_000;
const DEFAULT_PLANS_MS = 60_000;
/** Below this, pages are read more often than model servers renew them, and files than anybody merges. */
const MIN_INTERVAL_MS = 1_000;

/** Reads `inference` once. Whatever is wrong is named by its key, with what to do. */
export function readConfig(root: RootConfigService): InferenceConfig {
  const config = root.getOptionalConfig('inference');
  const clusters = new Map<string, ClusterConfig>();
  const entries = config?.getOptionalConfigArray('clusters') ?? [];
  entries.forEach((entry, index) => {
    const cluster = readCluster(entry, `inference.clusters[${index}]`);
    if (clusters.has(cluster.name)) {
      throw new InputError(
        `inference.clusters[${index}].name: ${cluster.name} is there twice; keep one entry per cluster`,
      );
    }
    clusters.set(cluster.name, cluster);
  });
  return {
    clusters,
    connect: readConnection(config, 'inference') ?? 'proxy',
    metrics: {
      intervalMs: readInterval(config, 'metrics', DEFAULT_INTERVAL_MS),
    },
    plans: { intervalMs: readInterval(config, 'plans', DEFAULT_PLANS_MS) },
  };
}

function readCluster(entry: Config, key: string): ClusterConfig {
  const name = entry.getOptionalString('name');
  if (!name) {
    throw new InputError(
      `${key}.name is missing: give it the name of a cluster in kubernetes.clusterLocatorMethods`,
    );
  }
  return {
    name,
    title: entry.getOptionalString('title'),
    simulated: entry.getOptionalBoolean('simulated') ?? false,
    connect: readConnection(entry, key),
    metrics: readMetrics(entry, key),
  };
}

function readConnection(
  config: Config | undefined,
  key: string,
): Connection | undefined {
  const written = config?.getOptionalString('connect');
  if (written === undefined) {
    return undefined;
  }
  const connection = CONNECTIONS.find(known => known === written);
  if (!connection) {
    throw new InputError(
      `${key}.connect is ${written}: use one of ${CONNECTIONS.join(', ')}`,
    );
  }
  return connection;
}

function readMetrics(entry: Config, key: string): MetricsConfig {
  const source = readSource(entry, key);
  const prometheus = entry.getOptionalConfig('metrics.prometheus');
  if ((source === 'prometheus') !== (prometheus !== undefined)) {
    throw new InputError(
      prometheus
        ? `${key}.metrics.prometheus is there, but metrics.source is ${source}: write source: prometheus`
        : `${key}.metrics.prometheus is missing: say where the Prometheus is, by url or service`,
    );
  }
  return {
    source,
    isDefault: !entry.has('metrics.source'),
    bearerToken: entry.getOptionalString('metrics.bearerToken'),
    ...(prometheus && {
      prometheus: readPrometheusOptions(
        prometheus,
        `${key}.metrics.prometheus`,
      ),
    }),
  };
}

function readSource(entry: Config, key: string): MetricsSource {
  const written = entry.getOptionalString('metrics.source') ?? 'proxy';
  const source = METRICS_SOURCES.find(known => known === written);
  if (!source) {
    throw new InputError(
      `${key}.metrics.source is ${written}: use one of ${METRICS_SOURCES.join(
        ', ',
      )}`,
    );
  }
  return source;
}

function readInterval(
  config: Config | undefined,
  section: 'metrics' | 'plans',
  unset: number,
): number {
  if (!config?.has(`${section}.interval`)) {
    return unset;
  }
  const intervalMs = durationToMilliseconds(
    readDurationFromConfig(config, { key: `${section}.interval` }),
  );
  if (intervalMs < MIN_INTERVAL_MS) {
    throw new InputError(
      `inference.${section}.interval is ${intervalMs} ms: give it at least 1 second`,
    );
  }
  return intervalMs;
}

/** The configuration of a cluster, be it only the defaults. */
export function clusterConfigOf(
  { clusters }: InferenceConfig,
  name: string,
): ClusterConfig {
  return (
    clusters.get(name) ?? {
      name,
      simulated: false,
      metrics: { source: 'proxy', isDefault: true },
    }
  );
}
