// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { readSample } from '../../../core/signals/testing/readSample';
import { ExpositionError } from './ExpositionError';
import { parseNumber } from './parseNumber';
import { parsePage } from './testing/parsePage';

const NAME = /^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/;

const labelValue = fc.string({ unit: 'grapheme', maxLength: 20 });
const value = fc.oneof(
  fc.double().map(number => {
    if (Number.isNaN(number)) {
      return 'NaN';
    }
    return Number.isFinite(number)
      ? String(number)
      : `${number > 0 ? '+' : '-'}Inf`;
  }),
  fc.integer().map(String),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .map(n => n.toExponential()),
);
const sample = fc.record({
  // Names differ in more than a suffix: the oracle folds those of one family.
  name: fc.stringMatching(NAME).map(name => `${name}_x`),
  labels: fc.dictionary(
    fc.stringMatching(NAME).filter(name => name !== '__proto__'),
    labelValue,
    { maxKeys: 4 },
  ),
  value,
  timestamp: fc.option(fc.integer({ min: 1e11, max: 1e13 }), {
    nil: undefined,
  }),
});
type Sample = typeof sample extends fc.Arbitrary<infer T> ? T : never;
const blank = fc.constantFrom(' ', '\t', '  ');
const lineEnd = fc.constantFrom('\n', '\r\n', '\n\n');

function escape(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/"/g, '\\"');
}

function write(
  written: Sample,
  gap: string,
  separator: { between: string; last: string },
): string {
  const labels = Object.entries(written.labels).map(
    ([name, text]) => `${name}="${escape(text)}"`,
  );
  const block =
    labels.length > 0
      ? `{${labels.join(separator.between)}${separator.last}}`
      : '';
  const time =
    written.timestamp === undefined ? '' : `${gap}${written.timestamp}`;
  return `${written.name}${block}${gap}${written.value}${time}`;
}

const page = fc
  .array(fc.tuple(sample, blank, fc.boolean(), lineEnd), { maxLength: 12 })
  .map(lines => ({
    samples: lines.map(([written]) => written),
    text: lines
      .map(([written, gap, comma, end]) => {
        const last = comma ? ',' : '';
        return `${write(written, gap, { between: `,${gap}`, last })}${end}`;
      })
      .join(''),
  }));

/** Lengths at which a page is cut into chunks. */
const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 30 });

function parseValue(text: string): number {
  return text === '+Inf' ? Infinity : Number(text.replace('Inf', 'Infinity'));
}

it('reads what was written, wherever it is cut', () => {
  fc.assert(
    fc.property(page, cuts, ({ samples, text }, lengths) => {
      expect(parsePage(text, { cuts: lengths }).samples).toEqual(
        samples.map(({ name, labels, value: written, timestamp }) => ({
          name,
          labels: { ...labels },
          value: parseValue(written),
          ...(timestamp !== undefined && { timestampMs: timestamp }),
        })),
      );
    }),
    { numRuns: 500 },
  );
});

it('agrees with another parser', () => {
  // Not of it: blanks and commas it stumbles over (after a comma, before `}`),
  // and families written twice, which it splits or merges.
  const plain = fc.uniqueArray(fc.tuple(sample, blank), {
    maxLength: 10,
    selector: ([{ name }]) => name,
  });
  fc.assert(
    fc.property(plain, lines => {
      const text = lines
        .map(
          ([written, gap]) =>
            `${write(written, gap, { between: ',', last: '' })}\n`,
        )
        .join('');
      // It loses the last family without the newline that follows it.
      const oracle = parsePrometheusTextFormat(`${text}\n`).flatMap(family =>
        family.metrics.map(metric => ({
          name: family.name,
          labels: metric.labels ?? {},
          value: parseValue(metric.value ?? ''),
          ...(metric.timestamp_ms !== undefined && {
            timestampMs: Number(metric.timestamp_ms),
          }),
        })),
      );
      expect(parsePage(text).samples).toEqual(oracle);
    }),
    { numRuns: 500 },
  );
});

it('agrees with another parser on a recorded page', () => {
  const bytes = readSample('epp-llm-d-router-v0.10.0-busy.prom.gz');
  const text = new TextDecoder().decode(bytes);
  const { samples } = parsePage(bytes);
  const plain = parsePrometheusTextFormat(text).filter(
    ({ type }) => type === 'GAUGE' || type === 'COUNTER',
  );
  const names = new Set(plain.map(({ name }) => name));
  expect(samples.filter(({ name }) => names.has(name))).toEqual(
    plain.flatMap(family =>
      family.metrics.map(metric => ({
        name: family.name,
        labels: metric.labels ?? {},
        value: parseValue(metric.value ?? ''),
      })),
    ),
  );
});

it('gives the same for a filter as for everything', () => {
  fc.assert(
    fc.property(page, cuts, ({ samples, text }, lengths) => {
      const wanted = samples
        .filter((_, i) => i % 2 === 0)
        .map(({ name }) => name);
      const all = parsePage(text).samples;
      expect(parsePage(text, { wanted, cuts: lengths }).samples).toEqual(
        all.filter(({ name }) => wanted.includes(name)),
      );
    }),
  );
});

it('ends on any bytes, with samples or with its own error', () => {
  const nearly = fc
    .tuple(page, fc.nat(), fc.uint8Array({ maxLength: 8 }))
    .map(([{ text }, at, noise]) => {
      const bytes = new TextEncoder().encode(text);
      const place = bytes.length === 0 ? 0 : at % bytes.length;
      return Uint8Array.from([
        ...bytes.subarray(0, place),
        ...noise,
        ...bytes.subarray(place),
      ]);
    });
  fc.assert(
    fc.property(
      fc.oneof(nearly, fc.uint8Array({ maxLength: 200 })),
      cuts,
      (bytes, lengths) => {
        const read = (at: number[]) => {
          try {
            return parsePage(bytes, { cuts: at }).samples;
          } catch (error) {
            if (error instanceof ExpositionError) {
              return error.message;
            }
            throw error;
          }
        };
        expect(read(lengths)).toEqual(read([]));
      },
    ),
    { numRuns: 1000 },
  );
});

it('rounds numbers as the language does', () => {
  const parse = (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return parseNumber(bytes, 0, bytes.length);
  };
  const digits = fc
    .tuple(
      fc.bigInt({ min: 0n, max: 10n ** 20n }),
      fc.nat(20),
      fc.integer({ min: -330, max: 330 }),
    )
    .map(([integer, point, exponent]) => {
      const text = String(integer);
      const at = point % (text.length + 1);
      return `${text.slice(0, at)}.${text.slice(at)}e${exponent}`;
    });
  fc.assert(
    fc.property(
      fc.oneof(
        digits,
        fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      ),
      text => {
        expect(parse(text)).toBe(Number(text));
      },
    ),
    { numRuns: 2000 },
  );
});
