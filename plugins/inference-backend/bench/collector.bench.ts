// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock, ScrapeTarget } from '../src/core/ports';
import { readSample } from '../src/core/signals/testing/readSample';
import { LoadHistory } from '../src/history/LoadHistory';
import { recordRounds } from '../src/history/recordRounds';
import { createMetricsCollector } from '../src/sources/scrape/createMetricsCollector';

const ENDPOINTS = 2000;
const ENDPOINTS_PER_POOL = 8;
/** More than a window of readings. */
const ROUNDS = 8;
const INTERVAL_MS = 15_000;

const SILENT: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => SILENT,
};

interface Figure {
  figure: string;
  value: number;
  unit: string;
  versus?: number;
}

/** Time that only goes on when it is told to. */
function createBenchClock(): Clock & { advance(ms: number): void } {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => now,
    advance: ms => {
      now += ms;
    },
    sleep: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  };
}

/** The page of a server with one engine. */
function readVllmPage(): string {
  const page = new TextDecoder().decode(
    readSample('vllm-v1-8-engines.prom.gz'),
  );
  return page
    .split('\n')
    .filter(line => !/engine="[1-7]"/.test(line))
    .join('\n');
}

function createTargets(): ScrapeTarget[] {
  return Array.from({ length: ENDPOINTS }, (_, index) => ({
    cluster: 'bench',
    role: 'server' as const,
    namespace: 'llm',
    pod: `server-${index}`,
    port: 8000,
    path: '/metrics',
    engine: 'vllm',
    pools: [`llm/pool-${Math.floor(index / ENDPOINTS_PER_POOL)}`],
  }));
}

function memoryInUse(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What an endpoint costs: memory with an hour of history, time for each reading. */
export default async function bench(
  report: (figure: Figure) => void,
): Promise<void> {
  const page = readVllmPage();
  const clock = createBenchClock();
  const history = new LoadHistory(clock);
  const collector = createMetricsCollector({
    clock,
    random: () => 0.5,
    logger: SILENT,
    source: {
      listClusters: async () => [],
      fetch: async () => new Response(page),
    },
    options: { intervalMs: INTERVAL_MS },
  });
  recordRounds(collector, history);
  const before = memoryInUse();
  collector.setTargets('bench', createTargets());
  let cpuMs = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    clock.advance(INTERVAL_MS);
    const started = process.cpuUsage();
    await collector.collect('bench', new AbortController().signal);
    const { user, system } = process.cpuUsage(started);
    cpuMs = Math.min(cpuMs, (user + system) / 1000);
  }
  report({
    figure: 'memory per endpoint with 1 h of history',
    value: (memoryInUse() - before) / ENDPOINTS / 1024,
    unit: 'KB',
    versus: 16,
  });
  report({
    figure: 'CPU to read and derive one endpoint',
    value: cpuMs / ENDPOINTS,
    unit: 'ms',
  });
}
