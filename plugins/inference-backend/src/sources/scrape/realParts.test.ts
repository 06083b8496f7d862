// SPDX-License-Identifier: Apache-2.0
import { setTimeout as delay } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import {
  QuantileBounds,
  plainText,
} from '@inference-portal/backstage-plugin-inference-common';
import { deriveScrapeTargets } from '../../core/load/deriveScrapeTargets';
import { createKubernetesClusters } from '../kubernetes/createKubernetesClusters';
import { KubernetesClusters } from '../kubernetes/KubernetesClusters';
import { FakeClock } from '../kubernetes/testing/FakeClock';
import { until } from '../kubernetes/testing/until';
import { SystemClock } from '../SystemClock';
import { createMetricsCollector } from './createMetricsCollector';
import { MetricsCollector } from './MetricsCollector';
import { PickerClient, Routed } from '../../__testUtils__/real/PickerClient';
import {
  CLUSTER,
  NAMESPACE,
  RealCluster,
} from '../../__testUtils__/real/RealCluster';
import { RealProcess } from '../../__testUtils__/real/RealProcess';

/** Where `yarn test:real` put the programs that it could build. */
const {
  INFERENCE_REAL_LLM_D_ROUTER: llmDRouter,
  INFERENCE_REAL_GIE_PICKER: giePicker,
  INFERENCE_REAL_SERVER: server,
} = process.env;

const ALL = [
  {
    picker: 'llm-d-router v0.10.0',
    binary: llmDRouter ?? '',
    generation: 'llm-d-router from 0.9',
    // Old names beside the new ones: the same requests.
    requests: ['llm_d_epp_request_total', 'inference_objective_request_total'],
    ready: 'llm_d_epp_ready_endpoints',
  },
  {
    picker: 'GIE v1.5.0',
    binary: giePicker ?? '',
    generation: 'GIE 1.1 to 1.5',
    requests: ['inference_objective_request_total'],
    ready: 'inference_pool_ready_pods',
  },
];
const built = ALL.filter(({ binary }) => binary !== '');
/** Without the lane, all of them are skipped, and said to be. */
const PICKERS = built.length > 0 ? built : ALL;

/** What the real model servers are told to take. */
const TOLD = { ttftMs: 120, itlMs: 30 };
/** What the simulated ones take for a token; their first comes as soon as it can. */
const SIMULATED = { ttftMs: undefined, itlMs: 13 };
const serverArgs = (port: number) => [
  `--port=${port}`,
  '--model=demo/base',
  '--force-dummy-tokenizer',
  '--max-loras=2',
  '--lora-modules={"name":"sql"}',
  `--time-to-first-token=${TOLD.ttftMs}ms`,
  `--inter-token-latency=${TOLD.itlMs}ms`,
];

const CASES = PICKERS.flatMap(picker => [
  { ...picker, pool: 'inside', what: 'simulated servers', takes: SIMULATED },
  ...(server
    ? [
        {
          ...picker,
          pool: 'outside',
          what: 'llm-d-inference-sim v0.9.2',
          takes: TOLD,
        },
      ]
    : []),
]);

/** Between the two rounds. */
const SECONDS = 10;
const ASKED = { 'demo/base': 15, sql: 6, 'no-such-model': 3 };
const SERVED = ASKED['demo/base'] + ASKED.sql;
const TOTAL = SERVED + ASKED['no-such-model'];

/** Values of a page by one label, as a person reads them off. */
function readOff(
  page: string,
  name: string,
  label?: string,
): Record<string, number> {
  const values: Record<string, number> = {};
  for (const line of page.split('\n')) {
    if (line.startsWith(`${name}{`) || line.startsWith(`${name} `)) {
      const key = label ? line.split(`${label}="`)[1]?.split('"')[0] : 'all';
      const value = Number(line.slice(line.lastIndexOf(' ') + 1));
      values[key ?? ''] = (values[key ?? ''] ?? 0) + value;
    }
  }
  return values;
}

function errorsIn(process: RealProcess): string[] {
  return process.lines().flatMap(line => {
    const match = /"level":"error".*?"msg":"([^"]*)"/.exec(line);
    return match ? [match[1]] : [];
  });
}

(built.length > 0 ? describe : describe.skip).each(CASES)(
  '$picker before $what',
  ({ binary, generation, pool, takes, ...names }) => {
    const stop = new AbortController();
    const clock = new FakeClock();
    let real: RealCluster;
    let clusters: KubernetesClusters;
    let collector: MetricsCollector;
    let picker: Awaited<ReturnType<RealCluster['startPicker']>>;
    const pickerPage = () => real.page(real.pods('picker')[0], 9090);
    const serverPages = () =>
      Promise.all(real.pods(pool).map(pod => real.page(pod, 8000)));
    const readyIn = async () =>
      readOff(await pickerPage(), names.ready, 'name')[pool] ?? 0;

    async function become(condition: () => Promise<boolean>, what: string) {
      const deadline = performance.now() + 30_000;
      while (!(await condition())) {
        if (performance.now() > deadline) {
          throw new Error(
            `${what}: it did not come about. ${picker.process
              .lines()
              .slice(-10)
              .join('\n')}`,
          );
        }
        await delay(200);
      }
    }

    beforeAll(async () => {
      real = await RealCluster.start();
      if (pool === 'outside') {
        await real.startServers(server ?? '', serverArgs);
      }
      picker = await real.startPicker(binary, pool);
      const logger = mockServices.logger.mock();
      clusters = createKubernetesClusters({
        source: real.source,
        clock: new SystemClock(),
        random: () => 0,
        logger,
      });
      await clusters.start(stop.signal);
      await until(
        () => clusters.snapshot(CLUSTER)?.state === 'connected',
        undefined,
        10_000,
      );
      const snapshot = clusters.snapshot(CLUSTER);
      collector = createMetricsCollector({
        source: real.source,
        clock,
        random: () => 0,
        logger,
        options: { intervalMs: SECONDS * 1000 },
      });
      collector.setTargets(
        CLUSTER,
        snapshot
          ? deriveScrapeTargets(snapshot).filter(({ pools }) =>
              pools.includes(`${NAMESPACE}/${pool}`),
            )
          : [],
      );
    }, 120_000);

    afterAll(async () => {
      stop.abort();
      await clusters?.stop();
      await real?.stop();
    });

    it('finds its endpoints by list and watch, and holds on to them', async () => {
      await become(
        async () => (await readyIn()) === 3,
        'three ready endpoints',
      );
      const before = real.requestsOf(/kubernetes\//);
      expect(before).toMatchObject({
        'watch pods': expect.any(Number),
        'watch inferencepools.inference.networking.k8s.io': expect.any(Number),
      });
      await delay(5000);
      expect(real.requestsOf(/kubernetes\//)).toEqual(before);
    }, 60_000);

    it('is measured as its page says, and as its servers were asked', async () => {
      await collector.collect(CLUSTER, stop.signal);
      const before = await serverPages();
      const client = new PickerClient(picker.grpcPort);
      const ask = (model: string, index: number): Promise<Routed> =>
        client.send('/v1/chat/completions', {
          model,
          messages: [{ role: 'user', content: `question ${index}` }],
          max_tokens: 5 + index,
          stream: index % 3 > 0,
        });
      const answers = await Promise.all(
        Object.entries(ASKED).flatMap(([model, count]) =>
          Array.from({ length: count }, (_, index) => ask(model, index)),
        ),
      );
      client.close();
      expect(answers.map(({ status }) => status).sort()).toEqual([
        ...Array<number>(SERVED).fill(200),
        ...Array<number>(TOTAL - SERVED).fill(404),
      ]);
      clock.advance(SECONDS * 1000);
      await collector.collect(CLUSTER, stop.signal);

      const page = await pickerPage();
      for (const name of names.requests) {
        expect(readOff(page, name, 'model_name')).toEqual(ASKED);
      }
      const load = collector.pool(CLUSTER, NAMESPACE, pool);
      expect(plainText(load?.source ?? '')).toBe(
        `endpoint picker ${
          real.pods('picker')[0]
        }:9090 · model servers (3 of 3)`,
      );
      expect(load).toMatchObject({
        stale: false,
        requestRate: TOTAL / SECONDS,
        queueDepth: 0,
        runningRequests: 0,
      });
      const models = collector.models(CLUSTER, NAMESPACE, pool);
      expect(
        [...models].map(([model, { requestRate }]) => [model, requestRate]),
      ).toEqual(
        expect.arrayContaining(
          Object.entries(ASKED).map(([model, count]) => [
            model,
            count / SECONDS,
          ]),
        ),
      );
      const tokens = (pages: string[]) =>
        pages
          .map(text => readOff(text, 'vllm:generation_tokens_total').all ?? 0)
          .reduce((sum, count) => sum + count, 0);
      expect(load?.tokensPerSecond).toBeCloseTo(
        (tokens(await serverPages()) - tokens(before)) / SECONDS,
        6,
      );
      const rates = real
        .pods(pool)
        .map(pod => collector.endpoint(CLUSTER, NAMESPACE, pod)?.requestRate);
      expect(
        rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0),
      ).toBeCloseTo(SERVED / SECONDS, 6);
      expect(load?.e2eMs?.p50).toBeGreaterThan(0);
    }, 60_000);

    it('takes as long as its servers do', () => {
      const { ttftMs, itlMs } = collector.pool(CLUSTER, NAMESPACE, pool) ?? {};
      const isWithin = (ms: number | undefined, bounds?: QuantileBounds) =>
        ms === undefined ||
        (bounds && bounds.low <= ms && ms <= (bounds.high ?? Infinity));
      expect([ttftMs, isWithin(takes.ttftMs, ttftMs?.bounds?.p50)]).toEqual([
        ttftMs,
        true,
      ]);
      expect([itlMs, isWithin(takes.itlMs, itlMs?.bounds?.p50)]).toEqual([
        itlMs,
        true,
      ]);
    });

    it('is known by its generation, as its servers are', () => {
      const status = collector.status(CLUSTER);
      expect(status).toMatchObject({ state: 'ok', targets: 4, failing: 0 });
      expect(
        status.groups?.map(({ role, count, state, ...group }) => ({
          role,
          count,
          state,
          generation: group.generation,
        })),
      ).toEqual(
        expect.arrayContaining([
          { role: 'picker', count: 1, state: 'ok', generation },
        ]),
      );
    });

    it('lets go of a pod that is deleted', async () => {
      const [pod] = real.pods(pool);
      expect(await pickerPage()).toContain(`"${pod}-rank-0"`);
      await real.deletePod(pod);
      await become(
        async () => !(await pickerPage()).includes(`"${pod}-rank-0"`),
        `a page without ${pod}`,
      );
    }, 60_000);

    it('writes no error again and again', () => {
      const errors = errorsIn(picker.process);
      expect(
        errors.filter(error => /watch|list|reflector/i.test(error)),
      ).toEqual([]);
      // Once for each endpoint is what it does where a server has no adapters.
      for (const error of new Set(errors)) {
        expect([
          error,
          errors.filter(one => one === error).length <= 6,
        ]).toEqual([error, true]);
      }
    });
  },
);
