// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { scanVector } from './scanVector';

interface Written {
  metric: Record<string, string>;
  value: [number, string];
}

const write = (result: unknown, more = {}) =>
  Buffer.from(
    JSON.stringify({
      status: 'success',
      data: { resultType: 'vector', result },
      ...more,
    }),
  );

/** Of quotes, braces, and what else may confuse who counts them. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '\\',
        '{',
        '}',
        ',"value":[',
        '"result":[',
        'é',
        '\n',
      ),
    )
    .map(parts => parts.join('')),
);

const number = fc.oneof(
  fc.double({ noDefaultInfinity: true }).map(String),
  fc.integer().map(String),
  fc.constantFrom('NaN', '+Inf', '-Inf', '0', '1e-07', '0.06666666666666667'),
);

const series: fc.Arbitrary<Written> = fc.record({
  metric: fc.dictionary(text, text),
  value: fc.tuple(
    fc.oneof(fc.constant(1_700_000_000.123), fc.integer({ min: 0 })),
    number,
  ),
});

it('reads the same values as who parses all of it, whatever the labels', () => {
  fc.assert(
    fc.property(fc.array(series), fc.nat(20), (result, room) => {
      const scanned = scanVector(write(result), room);
      const differences = result.map(({ value: [, written] }, index) =>
        differenceOf(
          Number(written.replace('Inf', 'Infinity')),
          scanned?.values[index],
        ),
      );
      expect(Math.max(0, ...differences)).toBeLessThan(1e-15);
      expect(scanned?.values).toHaveLength(result.length);
      expect(scanned?.at).toBe(
        Math.max(...result.map(({ value: [seconds] }) => seconds * 1000)),
      );
      expect(scanned?.rest).toBe(String(write([])));
    }),
  );
});

/** As a share; 0 where both are no number. */
function differenceOf(a: number, b: number | undefined): number {
  return b === undefined || Object.is(a, b) || a === b
    ? Number(b === undefined)
    : Math.abs(a - b) / Math.abs(a);
}

it.each([
  ['0', 0],
  ['12', 12],
  ['0.25', 0.25],
  ['.5', 0.5],
  ['5.', 5],
  ['-3', -3],
  ['1e-05', 1e-5],
  ['1.7e+09', 1.7e9],
  ['1732212345.678', 1732212345.678],
  ['0.13333333333333333', 0.13333333333333333],
  ['1.00000000000000000000000', 1],
  ['NaN', NaN],
  ['+Inf', Infinity],
])('reads %s', (written, value) => {
  const bytes = write([{ metric: {}, value: [1, written] }]);
  expect(scanVector(bytes)?.values[0]).toBe(value);
});

it.each(['', '.', '1.2.3', '1,5', '0x10', '--1'])(
  'leaves %j to others',
  written => {
    const bytes = write([{ metric: {}, value: [1, written] }]);
    expect(scanVector(bytes)).toBeUndefined();
  },
);

it('knows series by their labels, and apart from others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(series, { selector: keyOf }), result => {
      const keys = [...(scanVector(write(result))?.keys ?? [])];
      const backwards = [...result].reverse().map(({ metric }) => ({
        metric,
        value: [1, '2'],
      }));
      const others = [...(scanVector(write(backwards))?.keys ?? [])];
      expect(others.reverse()).toEqual(keys);
      expect(new Set(keys).size).toBe(result.length);
    }),
  );
});

function keyOf({ metric }: Written): string {
  return JSON.stringify(metric);
}

it('keeps what is around the series', () => {
  const more = { warnings: ['store "result":[ is gone'] };
  expect(scanVector(write([{ metric: {}, value: [1, '2'] }], more))?.rest).toBe(
    String(write([], more)),
  );
});

const one = { metric: { a: 'b' }, value: [1, '2'] };

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<html>')],
  ['a failure', Buffer.from('{"status":"error","error":"bad"}')],
  ['a matrix', write([{ metric: {}, values: [[1, '2']] }])],
  ['a native histogram', write([{ metric: {}, histogram: [1, {}] }])],
  ['a value that is no text', write([{ metric: {}, value: [1, 2] }])],
  ['a value that is no number', write([{ metric: {}, value: [1, 'x'] }])],
  ['a time that is none', write([{ metric: {}, value: ['x', '2'] }])],
  ['labels that are no object', write([{ metric: [], value: [1, '2'] }])],
  ['more than a value', write([{ ...one, group: 1 }])],
  [
    'an answer with spaces',
    Buffer.from(JSON.stringify({ data: { result: [one] } }, null, 1)),
  ],
])('leaves %s to others', (_, bytes) => {
  expect(scanVector(bytes)).toBeUndefined();
});

it('leaves an answer that was cut off anywhere to others, or to who reads the rest', () => {
  const whole = write([one, one]);
  const end = String(whole).indexOf(']}}');
  for (let length = 0; length <= end; length++) {
    expect(scanVector(whole.subarray(0, length))).toBeUndefined();
  }
});
