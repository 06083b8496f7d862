// SPDX-License-Identifier: Apache-2.0
/*
 * Each fault of the simulator that says which finding it brings, switched on:
 * the portal's watch and collector see it over HTTP, and its rules find it.
 */
import { mockServices } from '@backstage/backend-test-utils';
import { FINDING_CODES } from '@inference-portal/backstage-plugin-inference-common';
import { FAULTS } from '@inference-portal/cluster-simulator';
import { WatchedSimulator } from './__testUtils__/WatchedSimulator';
import { findingRules } from './core/findings/findingRules';
import { judgeTopology } from './core/findings/judgeTopology';
import { loadViewOf } from './core/findings/LoadView';
import { Patience } from './core/findings/Patience';
import { deriveScrapeTargets } from './core/load/deriveScrapeTargets';
import { deriveTopology } from './core/topology/deriveTopology';
import { createMetricsCollector } from './sources/scrape/createMetricsCollector';
import { MetricsCollector } from './sources/scrape/MetricsCollector';
import { SystemClock } from './sources/SystemClock';

const CLUSTER = 'prod-us';
const INTERVAL_MS = 500;
const PATIENCE_MS = 60_000;
/** Longer than any rule waits: what is there twice is taken to have lasted. */
const LATER_MS = 15 * 60_000;

jest.setTimeout(PATIENCE_MS);

const BRINGING = FAULTS.flatMap(({ name, cluster, expect: brings }) =>
  cluster === CLUSTER && 'finding' in brings
    ? [{ name, finding: brings.finding }]
    : [],
);

/**
 * Pods that load a model come back sooner in quick clusters; durations that are
 * compared with timeouts must be those of the portal's clock.
 */
const isOfTimeouts = ({ finding }: { finding: string }) =>
  finding.startsWith('timeout-');

describe.each([
  { speed: 4, faults: BRINGING.filter(fault => !isOfTimeouts(fault)) },
  { speed: 1, faults: BRINGING.filter(isOfTimeouts) },
])('at speed $speed', ({ speed, faults }) => {
  let watched: WatchedSimulator;
  let collector: MetricsCollector;
  /** Codes that are there without a fault; some come back later than the pods. */
  let always: string[];
  const stopped = new AbortController();

  beforeAll(async () => {
    watched = await WatchedSimulator.start({ seed: 'fault findings', speed });
    const clock = new SystemClock();
    collector = createMetricsCollector({
      source: watched.source,
      clock,
      random: () => 0.5,
      logger: mockServices.logger.mock(),
      options: { intervalMs: INTERVAL_MS },
    });
    collector.start(stopped.signal);
    // A finding that is always there, of the pickers' pages: they have been read.
    always = await until(codes => codes.includes('metrics-generation-legacy'));
  }, PATIENCE_MS);

  afterAll(async () => {
    stopped.abort();
    await watched?.stop();
  });

  /** Codes of what is found now and would still be found later. */
  function codesFound(): string[] {
    const snapshot = watched.snapshot(CLUSTER);
    collector.setTargets(CLUSTER, deriveScrapeTargets(snapshot));
    const topology = deriveTopology(snapshot);
    const options = {
      load: loadViewOf(CLUSTER, collector),
      patience: new Patience(),
    };
    const nowMs = Date.now();
    judgeTopology(topology, findingRules, nowMs, options);
    return judgeTopology(
      topology,
      findingRules,
      nowMs + LATER_MS,
      options,
    ).findings.map(({ code }) => code);
  }

  async function until(isSo: (codes: string[]) => boolean): Promise<string[]> {
    const end = Date.now() + PATIENCE_MS;
    let codes = codesFound();
    while (!isSo(codes) && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 100));
      codes = codesFound();
    }
    return codes;
  }

  /** Switches a fault on until it is found, and off until it is not any more. */
  async function tryFault(name: string, finding: string): Promise<string> {
    const before = [...always, ...codesFound()];
    watched.simulator.setFault(name, true);
    const found = await until(codes => codes.includes(finding));
    watched.simulator.setFault(name, false);
    // Controllers may be about to write what the next fault would freeze.
    const left = await until(codes =>
      codes.every(code => code !== finding && before.includes(code)),
    );
    if (!found.includes(finding)) {
      return `found only ${found.join(', ') || 'nothing'}`;
    }
    return left.includes(finding) ? 'stays' : finding;
  }

  it.each(faults)(
    'finds $finding of fault $name, and forgets it',
    async ({ name, finding }) => {
      expect(await tryFault(name, finding)).toBe(finding);
    },
    3 * PATIENCE_MS,
  );
});

it('has a fault for most findings', () => {
  const brought = new Set(BRINGING.map(({ finding }) => finding));
  expect(brought.size).toBeGreaterThanOrEqual(50);
  expect(FINDING_CODES).toEqual(expect.arrayContaining([...brought]));
});
