// SPDX-License-Identifier: Apache-2.0
import { ScrapeTarget } from '../ports';
import { resolvePage } from '../signals/testing/readSample';
import { groupTargets, TargetStatus } from './groupTargets';

const AT = Date.parse('2026-11-20T10:00:00Z');

function status(
  pod: string,
  parts: Partial<TargetStatus> = {},
  target: Partial<ScrapeTarget> = {},
): TargetStatus {
  return {
    target: {
      cluster: 'eu',
      role: 'server',
      namespace: 'llm',
      pod,
      port: 8000,
      path: '/metrics',
      engine: 'vllm',
      pools: ['llm/chat'],
      ...target,
    },
    state: 'ok',
    lastCollectedAt: AT,
    ...parts,
  };
}

/** Another object each time: reports aren't always shared. */
function reportOf(engine: string, page: string) {
  return structuredClone(resolvePage(engine, page).report);
}

const VLLM = 'vllm:num_requests_waiting 1\nvllm:gpu_cache_usage_perc 0.2\n';
const EPP = 'llm_d_epp_ready_endpoints{name="chat"} 3\n';

it('puts pages together that have the same signals', () => {
  const groups = groupTargets([
    status('one', { report: reportOf('vllm', VLLM) }),
    status('two', { report: reportOf('vllm', VLLM), lastCollectedAt: AT - 1 }),
    status(
      'epp',
      { report: reportOf('epp', EPP) },
      { role: 'picker', engine: 'epp', port: 9090 },
    ),
  ]);
  expect(groups).toMatchObject([
    {
      role: 'picker',
      engine: 'Endpoint picker',
      generation: 'llm-d-router from 0.9',
      state: 'ok',
      count: 1,
      seen: [{ signal: 'readyEndpoints', family: 'llm_d_epp_ready_endpoints' }],
      renamed: [],
    },
    {
      role: 'server',
      engine: 'vLLM',
      count: 2,
      targets: [
        {
          namespace: 'llm',
          pod: 'two',
          port: 8000,
          path: '/metrics',
          lastCollectedAt: '2026-11-20T09:59:59.999Z',
        },
        { pod: 'one' },
      ],
      seen: [{ signal: 'queueDepth', family: 'vllm:num_requests_waiting' }],
      renamed: [
        { signal: 'kvCacheRatio', family: 'vllm:gpu_cache_usage_perc' },
      ],
      missing: expect.arrayContaining([
        { signal: 'runningRequests', family: 'vllm:num_requests_running' },
      ]),
    },
  ]);
});

it('keeps apart what fails, first, with the reason of each', () => {
  const report = reportOf('vllm', VLLM);
  const groups = groupTargets([
    status('fine', { report }),
    status('new', { state: 'waiting', lastCollectedAt: undefined }),
    status('slow', { report, state: 'failing', reason: 'no answer' }),
    status('never', {
      state: 'failing',
      reason: 'refused',
      lastCollectedAt: undefined,
    }),
  ]);
  expect(
    groups.map(({ state, generation, targets }) => ({
      state,
      generation,
      reasons: targets.map(({ pod, reason }) => [pod, reason]),
    })),
  ).toEqual([
    {
      state: 'failing',
      generation: 'vLLM up to 0.10',
      reasons: [['slow', 'no answer']],
    },
    {
      state: 'failing',
      generation: undefined,
      reasons: [['never', 'refused']],
    },
    { state: 'waiting', generation: undefined, reasons: [['new', undefined]] },
    {
      state: 'ok',
      generation: 'vLLM up to 0.10',
      reasons: [['fine', undefined]],
    },
  ]);
});

it('stays small, however many pages and kinds of them there are', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    status(
      `pod-${index}`,
      { lastCollectedAt: AT - index },
      // Labels of pods are anybody's text.
      { engine: `homemade-${index % 40}` },
    ),
  );
  const groups = groupTargets(many);
  expect(groups).toHaveLength(24);
  expect(groups[0].count).toBe(125);
  expect(groups[0].targets).toHaveLength(8);
  expect(JSON.stringify(groups).length).toBeLessThan(40_000);
});
