// SPDX-License-Identifier: Apache-2.0
import { ReadingLayout, ValueMeasure } from './ReadingLayout';
import { PageLayouts, SharedLayouts } from './SharedLayouts';
import { layoutOf as layoutOfSeries } from './testing/layoutOf';

const BOUNDS = [5, Infinity];

/** Each time another object. */
function layoutOf(
  endpoint: string,
  parts: { measure?: ValueMeasure; bounds?: number[] } = {},
): ReadingLayout {
  const { measure = 'queueDepth', bounds = BOUNDS } = parts;
  return layoutOfSeries(
    [[measure, { endpoint, pool: 'chat' }]],
    [['ttft', { model: 'qwen' }, bounds]],
  );
}

it('gives pages of one kind one layout', () => {
  const shared = new SharedLayouts();
  const [one, two] = [new PageLayouts(shared), new PageLayouts(shared)];
  const first = one.of(layoutOf('a'));
  expect(first).toEqual(layoutOf('a'));
  expect(two.of(layoutOf('a'))).toBe(first);
  expect(one.of(layoutOf('a'))).toBe(first);
});

it('keeps the layout of a page, however many others there are', () => {
  const shared = new SharedLayouts();
  const page = new PageLayouts(shared);
  const first = page.of(layoutOf('a'));
  for (let index = 0; index < 1000; index++) {
    new PageLayouts(shared).of(layoutOf(`endpoint-${index}`));
  }
  expect(shared.of(layoutOf('a'))).not.toBe(first);
  expect(page.of(layoutOf('a'))).toBe(first);
});

const NONE = layoutOfSeries([]);

it.each<[string, ReadingLayout]>([
  ['another measure', layoutOf('a', { measure: 'requests' })],
  ['another endpoint', layoutOf('b')],
  ['other bounds', layoutOf('a', { bounds: [9, Infinity] })],
  ['no histogram', { ...layoutOf('a'), histograms: NONE.histograms }],
  ['no value', { ...layoutOf('a'), values: NONE.values }],
  [
    'less of a subject',
    {
      ...layoutOf('a'),
      values: layoutOfSeries([['queueDepth', { endpoint: 'a' }]]).values,
    },
  ],
  [
    'the same of other measures',
    {
      ...layoutOf('a'),
      values: layoutOfSeries([
        ['queueDepth', { endpoint: 'a', pool: 'chat' }],
        ['requests', {}],
      ]).values,
    },
  ],
])('gives a page another one where it has %s', (_, other) => {
  const page = new PageLayouts(new SharedLayouts());
  page.of(layoutOf('a'));
  expect(page.of(other)).toEqual(other);
  expect(page.of(layoutOf('a'))).toEqual(layoutOf('a'));
});

it('keeps equal subjects of a layout once', () => {
  const subject = () => ({ endpoint: 'a', pool: 'chat' });
  const { values } = new SharedLayouts().of(
    layoutOfSeries([
      ['endpointQueueDepth', subject()],
      ['endpointRequests', subject()],
      ['saturation', { pool: 'chat' }],
    ]),
  );
  expect(values.subjects[1]).toBe(values.subjects[0]);
  expect(values.subjects[2]).toEqual({ pool: 'chat' });
});
