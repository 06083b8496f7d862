// SPDX-License-Identifier: Apache-2.0
/*
 * The backend's own metrics, as Prometheus gets them from OpenTelemetry's exporter:
 * documented, and what the dashboard and the alerts ask for.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metrics as openTelemetry } from '@opentelemetry/api';
import {
  PrometheusExporter,
  PrometheusSerializer,
} from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { parser } from '@prometheus-io/lezer-promql';
import {
  ClusterStatus,
  KindStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { startSimulator } from '@inference-portal/cluster-simulator';
import { parse } from 'yaml';
import { startPortal } from '../__testUtils__/startPortal';
import { ClusterSnapshot } from '../core/objects/ClusterSnapshot';
import { JudgingReport } from '../service/ClusterViews';
import { SentListener } from '../notify/NoticeSender';
import { reportClusters } from './reportClusters';
import { reportTelling } from './reportTelling';
import { reportViews } from './reportViews';

jest.setTimeout(120_000);

const DOCS = join(__dirname, '../../../../docs');
const read = (path: string) => readFileSync(join(DOCS, path), 'utf8');

function startExporter() {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [exporter] });
  const collect = async () => {
    const { resourceMetrics, errors } = await exporter.collect();
    expect(errors).toEqual([]);
    return new PrometheusSerializer()
      .serialize(resourceMetrics)
      .split('\n')
      .filter(line => line.startsWith('inference_portal'))
      .map(line => line.replace(/otel_scope_\w+="[^"]*",?/g, ''))
      .map(line => line.replace(/,?\}/, '}').replace('{}', ''));
  };
  return { provider, collect };
}

const T0 = Date.parse('2026-11-21T06:00:00Z');
const ago = (seconds: number) => new Date(T0 - seconds * 1000).toISOString();

const kind = (name: string, more: Partial<KindStatus>): KindStatus => ({
  group: 'apps',
  version: 'v1',
  kind: name,
  state: 'watching',
  objects: 0,
  ...more,
});

function snapshotOf(more: Partial<ClusterSnapshot>) {
  return { kinds: [], ...more } as unknown as ClusterSnapshot;
}

const SNAPSHOTS = [
  snapshotOf({
    cluster: 'eu',
    state: 'connected',
    lastSyncedAt: ago(3),
    kinds: [
      kind('Deployment', { objects: 7, lastSyncedAt: ago(11) }),
      kind('ReplicaSet', { state: 'forbidden' }),
    ],
  }),
  snapshotOf({ cluster: 'us', state: 'unreachable' }),
];

/** All of them once, each with a value of its own. */
async function collectSamples(): Promise<string[]> {
  const { provider, collect } = startExporter();
  const meter = provider.getMeter('test');
  const clock = { nowMs: T0, now: () => clock.nowMs, sleep: async () => {} };
  let onRound: (cluster: string) => void = () => {};
  let onJudged: (report: JudgingReport) => void = () => {};
  let onSent: SentListener = () => {};
  reportClusters(meter, {
    clock,
    states: {
      names: () => SNAPSHOTS.map(({ cluster }) => cluster),
      snapshots: () => SNAPSHOTS,
      snapshot: () => undefined,
      onChange: () => () => {},
    },
    load: {
      status: (cluster: string) =>
        cluster === 'eu'
          ? { targets: 20, failing: 6, lastCollectedAt: ago(17) }
          : { targets: 0, failing: 0 },
      onRound: (listener: typeof onRound) => {
        onRound = listener;
        return () => {};
      },
    } as never,
  });
  reportViews(meter, {
    all: () =>
      [
        {
          topology: { snapshot: { cluster: 'eu' } },
          summaries: () => [{ health: 'idle' }, { health: 'idle' }],
          listedFindings: () => [{ severity: 'info' }],
        },
      ] as never,
    onJudged: listener => {
      onJudged = listener;
    },
  });
  reportTelling(meter, {
    clock,
    keeper: { status: () => ({ state: 'ok', lastSavedAt: ago(5) }) },
    store: { countRows: async () => ({ load: 23 }) },
    streams: { openStreams: 29 },
    notices: {
      countWaiting: async () => 31,
      onSent: listener => {
        onSent = listener;
      },
    },
  });
  onRound('eu');
  clock.nowMs += 16_000;
  onRound('eu');
  clock.nowMs = T0;
  onJudged({
    cluster: 'eu',
    durationMs: 30,
    failedRules: ['pool-unreferenced'],
    isByTime: false,
  });
  onSent('event', 'taken');
  onSent('notification', 'refused');
  onSent('notification', 'refused');
  return collect();
}

it('gives each figure its value, unit and labels', async () => {
  const lines = await collectSamples();
  expect(lines.filter(line => !line.includes('_bucket'))).toEqual([
    'inference_portal_clusters{state="connected"} 1',
    'inference_portal_clusters{state="unreachable"} 1',
    'inference_portal_cluster_sync_age_seconds{cluster="eu"} 3',
    'inference_portal_watch_kinds{cluster="eu",state="watching"} 1',
    'inference_portal_watch_kinds{cluster="eu",state="forbidden"} 1',
    'inference_portal_watch_sync_age_seconds{cluster="eu",group="apps",kind="Deployment"} 11',
    'inference_portal_watch_objects{cluster="eu",group="apps",kind="Deployment"} 7',
    'inference_portal_scrape_targets{cluster="eu",outcome="ok"} 14',
    'inference_portal_scrape_targets{cluster="eu",outcome="failing"} 6',
    'inference_portal_scrape_targets{cluster="us",outcome="ok"} 0',
    'inference_portal_scrape_targets{cluster="us",outcome="failing"} 0',
    'inference_portal_scrape_age_seconds{cluster="eu"} 17',
    'inference_portal_scrape_round_interval_seconds_count{cluster="eu"} 1',
    'inference_portal_scrape_round_interval_seconds_sum{cluster="eu"} 16',
    'inference_portal_pools{cluster="eu",health="idle"} 2',
    'inference_portal_findings{cluster="eu",severity="info"} 1',
    'inference_portal_judge_duration_seconds_count 1',
    'inference_portal_judge_duration_seconds_sum 0.03',
    'inference_portal_judge_failures_total{code="pool-unreferenced"} 1',
    'inference_portal_history_save_age_seconds 5',
    'inference_portal_history_rows{table="load"} 23',
    'inference_portal_streams 29',
    'inference_portal_notices_waiting 31',
    'inference_portal_notices_sent_total{channel="event",outcome="taken"} 1',
    'inference_portal_notices_sent_total{channel="notification",outcome="refused"} 2',
  ]);
});

/** Series by name, with the labels that it has. */
function labelsByName(lines: readonly string[]): Map<string, string> {
  const labels = new Map<string, string>();
  for (const line of lines) {
    const [, name, inside = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
    const keys = [...inside.matchAll(/(\w+)="/g)].map(([, key]) => key);
    labels.set(name, keys.join(', '));
  }
  return labels;
}

const familyOf = (name: string) => name.replace(/_(bucket|count|sum)$/, '');

it('documents each with its labels', async () => {
  const families = new Map(
    [...labelsByName(await collectSamples())]
      .filter(([name]) => !name.endsWith('_bucket'))
      .map(([name, labels]) => [familyOf(name), labels]),
  );
  const rows = [
    ...read('operations.md').matchAll(
      /^\| `(inference_portal_\w+)` +\| (\w+) +\| (?:`([\w, ]+)`)? +\|/gm,
    ),
  ].map(([, name, , labels = '']): [string, string] => [name, labels]);
  expect(rows.sort()).toEqual([...families].sort());
});

interface Asked {
  where: string;
  query: string;
}

function alerts(): Asked[] {
  const { spec } = parse(read('monitoring/inference-portal.rules.yaml'));
  return spec.groups.flatMap(({ rules }: { rules: object[] }) =>
    rules.map((rule: { alert?: string; expr?: string }) => ({
      where: rule.alert,
      query: rule.expr,
    })),
  );
}

function panels(): Asked[] {
  const dashboard = JSON.parse(
    read('monitoring/inference-portal.dashboard.json'),
  );
  return dashboard.panels.flatMap(
    ({ title, targets }: { title: string; targets: Array<{ expr: string }> }) =>
      targets.map(({ expr }) => ({
        where: title,
        // Grafana puts a duration there.
        query: expr.replaceAll('$__rate_interval', '5m'),
      })),
  );
}

/** What PromQL's own grammar finds in a query. */
function readQuery(query: string) {
  const found = { names: [] as string[], labels: [] as string[], errors: 0 };
  parser.parse(query).iterate({
    enter: ({ type, from, to, node }) => {
      const text = query.slice(from, to);
      if (type.isError) {
        found.errors += 1;
      } else if (
        type.name === 'Identifier' &&
        node.parent?.name === 'VectorSelector'
      ) {
        found.names.push(text);
      } else if (type.name === 'LabelName') {
        found.labels.push(text);
      }
    },
  });
  return found;
}

it('knows a query that is none', () => {
  expect(readQuery('sum by (pod (x)').errors).toBeGreaterThan(0);
});

it.each([...alerts(), ...panels()])(
  'asks for what there is: $where',
  async ({ query }) => {
    const series = labelsByName(await collectSamples());
    const { names, labels, errors } = readQuery(query);
    expect(errors).toBe(0);
    expect(names).not.toEqual([]);
    expect(names.filter(name => !series.has(name))).toEqual([]);
    const known = names.flatMap(name => series.get(name)?.split(', ') ?? []);
    expect(labels.filter(label => !known.includes(label))).toEqual([]);
  },
);

it('asks for every figure in a panel, and explains every alert', async () => {
  const asked = panels().flatMap(({ query }) => readQuery(query).names);
  const families = [...labelsByName(await collectSamples()).keys()].map(
    familyOf,
  );
  expect([...new Set(asked.map(familyOf))].sort()).toEqual(
    [...new Set(families)].sort(),
  );
  const told = [
    ...read('operations.md').matchAll(/^\| `(InferencePortal\w+)`/gm),
  ].map(([, name]) => name);
  expect(told).toEqual(alerts().map(({ where }) => where));
});

it('exports them from a running backend', async () => {
  const { provider, collect } = startExporter();
  openTelemetry.setGlobalMeterProvider(provider);
  const simulator = await startSimulator({ basePort: 0, speed: 20 });
  const portal = await startPortal({
    clusters: simulator.clusters,
    notifications: {},
  });
  try {
    await portal.until<{ items: ClusterStatus[] }>(
      '/clusters',
      ({ items }) =>
        items?.filter(({ metrics }) => metrics.lastCollectedAt).length === 2,
    );
    const isOver = (lines: readonly string[]) =>
      lines.some(line => /round_interval_seconds_count/.test(line)) &&
      lines.some(line => /history_save_age/.test(line));
    let lines = await collect();
    for (let tries = 0; !isOver(lines) && tries < 200; tries++) {
      await new Promise(wake => setTimeout(wake, 100));
      lines = await collect();
    }
    const names = new Set([...labelsByName(lines).keys()].map(familyOf));
    const wanted = [...labelsByName(await collectSamples()).keys()]
      .map(familyOf)
      // Only where something was sent, or a rule failed.
      .filter(name => !/notices_sent|judge_failures/.test(name));
    expect([...new Set(wanted)].filter(name => !names.has(name))).toEqual([]);
    expect(lines).toContain('inference_portal_clusters{state="connected"} 2');
  } finally {
    await portal.backend.stop();
    await simulator.stop();
    openTelemetry.disable();
  }
});
