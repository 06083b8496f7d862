// SPDX-License-Identifier: Apache-2.0
import { Reading, ReadingLayout } from '../../core/signals/Reading';
import { TargetState } from './TargetState';

const LAYOUT: ReadingLayout = {
  values: [{ measure: 'queueDepth', subject: {} }],
  histograms: [{ measure: 'ttft', subject: {}, bounds: [5, Infinity] }],
};
const PAGE = {
  report: { engine: 'vllm', generation: 'v1', signals: [] },
  served: { models: [], adapters: [], activeAdapters: [] },
};

function createState(): TargetState {
  return new TargetState(
    {
      cluster: 'eu',
      role: 'server',
      namespace: 'llm',
      pod: 'one',
      port: 8000,
      path: '/metrics',
      engine: 'vllm',
      pools: ['llm/chat'],
    },
    15_000,
  );
}

it('keeps no numbers of other pages while its own fails', () => {
  // As of a message: the numbers of another page stand before its own.
  const values = Float64Array.of(70, 3);
  const counts = Uint32Array.of(80, 90, 1, 2);
  const state = createState();
  state.succeed({
    ...PAGE,
    reading: new Reading(15_000, LAYOUT, values, counts, 1, 2),
  });
  state.fail({ code: 'timeout', detail: 'late' }, 30_000);
  values.fill(0);
  counts.fill(0);
  const [{ reading }] = state.reading();
  expect(reading.value('queueDepth')).toBe(3);
  expect(reading.histograms('ttft')).toEqual([
    { bounds: [5, Infinity], counts: [1, 2] },
  ]);
});
