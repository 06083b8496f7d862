// SPDX-License-Identifier: Apache-2.0
import { Reading } from '../../../core/signals/Reading';
import { ReadingLayout } from '../../../core/signals/ReadingLayout';
import { layoutOf as layoutOfSeries } from '../../../core/signals/testing/layoutOf';
import { ScrapeResult } from '../ScrapeResult';
import { PackedPages } from './PageMessages';
import { PagePacker } from './PagePacker';
import { PageUnpacker } from './PageUnpacker';

const layoutOf = (model: string) =>
  layoutOfSeries(
    [['queueDepth', { model }]],
    [['ttft', { model }, [5, Infinity]]],
  );
const CHAT = layoutOf('chat');
const REPORT = { engine: 'vllm', generation: 'v1', signals: [] };

function page(
  at: number,
  layout: ReadingLayout,
  [value, ...counts]: number[],
  models = ['chat'],
): ScrapeResult {
  return {
    ok: true,
    bytes: at + 1,
    page: {
      reading: new Reading(at, layout, [value], counts),
      report: REPORT,
      served: { models, adapters: [], activeAdapters: [] },
    },
  };
}

/** What comes out of a message, each with numbers of its own. */
function unpackAlone(unpacker: PageUnpacker, packed: PackedPages) {
  return unpacker.unpack(packed).map(({ id, result }) => {
    const alone = result.ok && {
      page: { ...result.page, reading: result.page.reading.alone() },
    };
    return { id, result: { ...result, ...alone } };
  });
}

/** As it travels between threads. */
const send = (packed: PackedPages) => structuredClone(packed);

it('gives back what it was given, in any number of messages', () => {
  const packer = new PagePacker();
  const unpacker = new PageUnpacker();
  const first = page(10, CHAT, [3, 1, 0.5]);
  const failed: ScrapeResult = {
    ok: false,
    failure: { code: 'timeout', detail: 'late', retryAfterMs: 7 },
  };
  const second = page(20, layoutOf('code'), [NaN, Infinity, 4], ['code', 'x']);
  packer.add(1, first);
  packer.add(2, failed);
  packer.add(3, second);
  expect(packer.count).toBe(3);
  expect(unpackAlone(unpacker, send(packer.take()))).toEqual([
    { id: 1, result: first },
    { id: 2, result: failed },
    { id: 3, result: second },
  ]);
  const third = page(30, CHAT, [8, 2, 6]);
  packer.add(4, third);
  expect(unpackAlone(unpacker, send(packer.take()))).toEqual([
    { id: 4, result: third },
  ]);
});

it.each([
  ['small whole numbers', [0, 2 ** 32 - 1], 4],
  ['large numbers', [0, 2 ** 32], 8],
  ['broken numbers', [0.5, 1], 8],
  ['numbers below nothing', [-1, 1], 8],
])('sends counts that are %s as they are', (_, counts, bytes) => {
  const packer = new PagePacker();
  const sent = page(10, CHAT, [0.25, ...counts]);
  packer.add(1, sent);
  packer.add(2, page(20, CHAT, [0.75, 3, 4]));
  const packed = send(packer.take());
  expect(packed.counts.BYTES_PER_ELEMENT).toBe(bytes);
  const [{ result }] = unpackAlone(new PageUnpacker(), packed);
  expect(result).toEqual(sent);
});

it('sends what pages share once, and keeps it shared', () => {
  const packer = new PagePacker();
  const unpacker = new PageUnpacker();
  packer.add(1, page(10, CHAT, [1, 2, 3]));
  const before = send(packer.take());
  packer.add(2, page(20, CHAT, [4, 5, 6]));
  const after = send(packer.take());
  const sent = ({ layouts, reports, served }: PackedPages) => [
    layouts.fresh.length,
    reports.fresh.length,
    served.fresh.length,
  ];
  expect([sent(before), sent(after)]).toEqual([
    [1, 1, 1],
    [0, 0, 0],
  ]);
  const [one] = unpacker.unpack(before);
  const [two] = unpacker.unpack(after);
  const pageOf = ({ result }: typeof one) =>
    result.ok ? result.page : undefined;
  expect(pageOf(two)?.reading.layout).toBe(pageOf(one)?.reading.layout);
  expect(pageOf(two)?.served).toBe(pageOf(one)?.served);
});

it('keeps equal parts of layouts once', () => {
  const packer = new PagePacker();
  const unpacker = new PageUnpacker();
  packer.add(1, page(10, CHAT, [1, 2, 3]));
  const before = send(packer.take());
  const other = layoutOfSeries(
    [['runningRequests', { model: 'chat' }]],
    [['itl', { model: 'code' }, [5, Infinity]]],
  );
  packer.add(2, page(20, other, [4, 5, 6]));
  const after = send(packer.take());
  const [one, two] = [before, after].map(packed => {
    const [{ result }] = unpacker.unpack(packed);
    return result.ok ? result.page.reading.layout : undefined;
  });
  expect(two).toEqual(other);
  expect(two?.values.subjects[0]).toBe(one?.values.subjects[0]);
  expect(two?.histograms.subjects[0]).not.toBe(one?.values.subjects[0]);
  expect(two?.histograms.bounds[0]).toBe(one?.histograms.bounds[0]);
});

it('forgets what no page has any more, and sends it again', () => {
  const packer = new PagePacker();
  const unpacker = new PageUnpacker();
  let kept = 0;
  let most = 0;
  for (let index = 0; index < 100; index++) {
    // Of one kind all the time, and of ever new ones; the first once more at the end.
    const others = layoutOf(index === 99 ? 'model-0' : `model-${index}`);
    const sent = [CHAT, others].map(layout =>
      page(index * 15_000, layout, [index, 0, 1]),
    );
    sent.forEach((each, id) => packer.add(id, each));
    const packed = send(packer.take());
    kept += packed.layouts.fresh.length - packed.layouts.forgotten.length;
    most = Math.max(most, kept);
    expect(packed.layouts.forgotten).not.toContain(0);
    expect(unpackAlone(unpacker, packed)).toEqual(
      sent.map((result, id) => ({ id, result })),
    );
  }
  // Two minutes of new ones, and one more until it is looked at again.
  expect(most).toBe(1 + 8 + 4);
});
