// SPDX-License-Identifier: Apache-2.0
import { findEngine } from '../../../core/signals/engineTable';
import { QueriedWindow } from '../QueriedWindow';
import { Labels } from '../QueryResult';
import { planSeries } from './planSeries';
import { joinPods, PodMeasures, readPods } from './readPods';

const AT = 1_700_000_000_000;
const podLabels = { namespace: 'namespace', pod: 'pod' };
const PROFILE = findEngine('vllm');
if (!PROFILE) {
  throw new Error('vLLM is no engine any more');
}

const series = (measure: string, labels: Labels = {}, pod = 'one'): Labels => ({
  namespace: 'llm',
  pod,
  portal_measure: measure,
  ...labels,
});

function read(
  given: ReadonlyArray<[Labels, number]>,
  modelGroupOf?: (pod: string) => (model: string) => string,
) {
  const plan = planSeries(
    PROFILE!,
    given.map(([labels]) => labels),
    { podLabels, modelGroupOf },
  );
  return readPods(
    plan,
    given.map(([, value]) => value),
    AT,
  );
}

const windowOf = (pod: PodMeasures | undefined) =>
  new QueriedWindow(pod?.readings ?? [], 40_000);

const bucket = (le: string, labels: Labels = {}) =>
  series('ttft', { le, ...labels });

it('reads pods apart, and each of its measures', () => {
  const pods = read([
    [series('queueDepth', {}, 'two'), 7],
    [series('queueDepth'), 3],
    [series('requests', { portal_model: 'chat' }), 0.5],
    [series('requests', { portal_model: 'code' }), 0.25],
    [bucket('+Inf'), 4],
    [bucket('0.5'), 1],
    [bucket('1.0'), 3],
    [series('sampledAt'), AT / 1000 - 9],
    [series('servedModel', { portal_model: 'chat' }), 1],
    [series('servedAdapter', { portal_model: 'sql, law' }), 17],
    [series('sampleName', { portal_name: 'vllm:num_requests_waiting' }), 1],
    [{ pod: 'strange' }, 1],
  ]);
  expect([...pods.keys()]).toEqual(['llm/two', 'llm/one', '/strange']);
  const one = pods.get('llm/one');
  expect(one).toMatchObject({
    ageMs: 9000,
    models: ['chat'],
    adapterSets: [{ at: 17, names: ['sql', 'law'] }],
  });
  expect(
    one?.report?.signals.find(({ measure }) => measure === 'queueDepth'),
  ).toMatchObject({ state: 'seen' });
  const window = windowOf(one);
  expect(window.gauge('queueDepth')).toBe(3);
  expect(window.rate('requests')).toBe(0.75);
  expect(window.subjects('requests')).toEqual([
    { model: 'chat' },
    { model: 'code' },
  ]);
  expect(window.histogramRate('ttft')).toEqual({
    bounds: [500, 1000, Infinity],
    counts: [1, 3, 4],
  });
  expect(windowOf(pods.get('llm/two')).gauge('queueDepth')).toBe(7);
  expect(windowOf(pods.get('llm/two')).rate('requests')).toBeUndefined();
});

it('takes what has no number for what is not there', () => {
  const given: Array<[Labels, number]> = [
    [series('queueDepth'), NaN],
    [series('requests', { portal_model: 'chat' }), 0.5],
    [series('requests', { portal_model: 'code' }), Infinity],
    [bucket('0.5'), 1],
    [bucket('1'), NaN],
    [bucket('+Inf'), 4],
    [bucket('+Inf', { portal_model: 'code' }), NaN],
    [series('sampledAt'), NaN],
    [series('servedModel', { portal_model: 'chat' }), NaN],
    [series('sampleName', { portal_name: 'vllm:num_requests_waiting' }), NaN],
    [series('queueDepth', {}, 'two'), 1],
  ];
  const pods = read(given);
  const one = pods.get('llm/one');
  expect(one).toMatchObject({ models: [], adapterSets: [] });
  expect(one?.ageMs).toBeUndefined();
  expect(
    one?.report?.signals.find(({ measure }) => measure === 'queueDepth'),
  ).toMatchObject({ state: 'missing' });
  const window = windowOf(one);
  expect(window.gauge('queueDepth')).toBeUndefined();
  expect(window.subjects('requests')).toEqual([{ model: 'chat' }]);
  expect(window.histogramRate('ttft')).toEqual({
    bounds: [500, Infinity],
    counts: [1, 4],
  });
  expect(windowOf(pods.get('llm/two')).gauge('queueDepth')).toBe(1);
});

it('leaves out histograms without a count of all, and bounds that are none', () => {
  const pods = read([
    [bucket('0.5'), 1],
    [bucket('1'), 2],
    [bucket('abc', { portal_model: 'chat' }), 2],
    [bucket('+Inf', { portal_model: 'chat' }), 9],
  ]);
  expect(windowOf(pods.get('llm/one')).histogramRate('ttft')).toEqual({
    bounds: [Infinity],
    counts: [9],
  });
});

it('adds up models that are grouped, bound by bound', () => {
  const pods = read(
    ['a', 'b'].flatMap(model => [
      [bucket('1', { portal_model: model }), 1] as [Labels, number],
      [bucket('+Inf', { portal_model: model }), 2] as [Labels, number],
    ]),
    () => () => 'other',
  );
  const window = windowOf(pods.get('llm/one'));
  expect(
    window.histogramRate('ttft', ({ model }) => model === 'other'),
  ).toEqual({ bounds: [1000, Infinity], counts: [2, 4] });
});

it('lets counts rise along the bounds, as rates may fall', () => {
  const pods = read([
    [bucket('0.5'), 3],
    [bucket('1'), 2],
    [bucket('+Inf'), 4],
  ]);
  expect(windowOf(pods.get('llm/one')).histogramRate('ttft')?.counts).toEqual([
    3, 3, 4,
  ]);
});

it('joins what several queries say of a pod', () => {
  const values = read([
    [series('queueDepth'), 3],
    [series('sampledAt'), AT / 1000],
    [series('servedModel', { portal_model: 'chat' }), 1],
  ]);
  const pods = joinPods([read([[bucket('+Inf'), 4]]), values, new Map()]);
  const one = pods.get('llm/one');
  expect(one).toMatchObject({ ageMs: 0, models: ['chat'] });
  expect(windowOf(one).gauge('queueDepth')).toBe(3);
  expect(windowOf(one).histogramRate('ttft')?.counts).toEqual([4]);
});

it('keeps one layout for pods of one kind', () => {
  const [one, two] = read(
    ['one', 'two'].flatMap(pod => [
      [series('queueDepth', {}, pod), 3] as [Labels, number],
      [series('ttft', { le: '+Inf' }, pod), 3] as [Labels, number],
    ]),
  ).values();
  expect(one.readings[0].layout).toBe(two.readings[0].layout);
});
