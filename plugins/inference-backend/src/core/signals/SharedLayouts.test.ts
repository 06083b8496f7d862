// SPDX-License-Identifier: Apache-2.0
import { ReadingLayout } from './Reading';
import { PageLayouts, SharedLayouts } from './SharedLayouts';

const BOUNDS = [5, Infinity];

/** Each time another object. */
function layoutOf(
  endpoint: string,
  parts: { measure?: 'queueDepth' | 'requests'; bounds?: number[] } = {},
): ReadingLayout {
  const { measure = 'queueDepth', bounds = BOUNDS } = parts;
  return {
    values: [{ measure, subject: { endpoint, pool: 'chat' } }],
    histograms: [{ measure: 'ttft', subject: { model: 'qwen' }, bounds }],
  };
}

it('gives pages of one kind one layout', () => {
  const shared = new SharedLayouts();
  const [one, two] = [new PageLayouts(shared), new PageLayouts(shared)];
  const first = layoutOf('a');
  expect(one.of(first)).toBe(first);
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

it.each<[string, ReadingLayout]>([
  ['another measure', layoutOf('a', { measure: 'requests' })],
  ['another endpoint', layoutOf('b')],
  ['other bounds', layoutOf('a', { bounds: [9, Infinity] })],
  ['no histogram', { ...layoutOf('a'), histograms: [] }],
  ['no value', { ...layoutOf('a'), values: [] }],
  [
    'less of a subject',
    {
      ...layoutOf('a'),
      values: [{ measure: 'queueDepth', subject: { endpoint: 'a' } }],
    },
  ],
])('gives a page another one where it has %s', (_, other) => {
  const page = new PageLayouts(new SharedLayouts());
  page.of(layoutOf('a'));
  expect(page.of(other)).toBe(other);
  expect(page.of(layoutOf('a'))).toEqual(layoutOf('a'));
});
