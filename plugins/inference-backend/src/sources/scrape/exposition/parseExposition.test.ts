// SPDX-License-Identifier: Apache-2.0
import { readSample } from '../../../core/signals/testing/readSample';
import { ExpositionError } from './ExpositionError';
import { parsePage } from './testing/parsePage';

function errorOf(read: () => unknown): ExpositionError | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof ExpositionError) {
      return error;
    }
    throw error;
  }
}

describe('samples', () => {
  it.each([
    { line: 'up 1', name: 'up', labels: {}, value: 1 },
    { line: 'up{} 2', name: 'up', labels: {}, value: 2 },
    { line: 'up { } 3', name: 'up', labels: {}, value: 3 },
    { line: '  up\t\t4  ', name: 'up', labels: {}, value: 4 },
    { line: 'a:b_C9{x="1"} 5', name: 'a:b_C9', labels: { x: '1' }, value: 5 },
    {
      line: 'm{a="1", b = "2" ,c="",} 6',
      name: 'm',
      labels: { a: '1', b: '2', c: '' },
      value: 6,
    },
    {
      line: String.raw`m{a="}",b="{\"x\"}",c="C:\\n\n#"} 7`,
      name: 'm',
      labels: { a: '}', b: '{"x"}', c: 'C:\\n\n#' },
      value: 7,
    },
    {
      line: String.raw`m{a="\d+",b="\\"} 8`,
      name: 'm',
      labels: { a: String.raw`\d+`, b: '\\' },
      value: 8,
    },
    { line: 'm{a="é 模型"} 9', name: 'm', labels: { a: 'é 模型' }, value: 9 },
    {
      line: 'm{__proto__="x",constructor="y"} 10',
      name: 'm',
      labels: Object.fromEntries([
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ]),
      value: 10,
    },
  ])('reads $line', ({ line, name, labels, value }) => {
    const { samples } = parsePage(`${line}\n`);
    expect(samples).toEqual([{ name, labels, value }]);
  });

  it.each([
    ['NaN', NaN],
    ['nan', NaN],
    ['+Inf', Infinity],
    ['Inf', Infinity],
    ['-Inf', -Infinity],
    ['+infinity', Infinity],
    ['1.795197488e+09', 1795197488],
    ['-0', -0],
    ['.5', 0.5],
    ['5.', 5],
    ['1E-3', 0.001],
  ])('reads the value %s', (text, value) => {
    expect(parsePage(`m ${text}\n`).samples).toEqual([
      { name: 'm', labels: {}, value },
    ]);
  });

  it.each([
    { line: 'm 1 1520879607789', timestampMs: 1520879607789 },
    { line: 'm 1 1520879607.789', timestampMs: 1520879607789 },
    { line: 'm{a="1"} 1 -3982045 ', timestampMs: -3982045000 },
    {
      line: 'm_bucket{le="1"} 1 1520879607.5 # {trace_id="}"} 0.67 1520879607.7',
      timestampMs: 1520879607500,
    },
    {
      line: 'm_bucket{le="1"} 1 # {trace_id="x # y"} 0.67',
      timestampMs: undefined,
    },
  ])('reads time and exemplar of $line', ({ line, timestampMs }) => {
    const [sample] = parsePage(line).samples;
    expect([sample.value, sample.timestampMs]).toEqual([1, timestampMs]);
  });
});

describe('pages', () => {
  it('may end lines with CR LF, and the last one with nothing', () => {
    const { samples, summary } = parsePage('a 1\r\n\r\n# x\r\nb{c="d"} 2');
    expect(samples.map(({ name, value }) => [name, value])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(summary).toEqual({
      bytes: 22,
      lines: 4,
      samples: 2,
      skipped: 0,
      ended: false,
    });
  });

  it('reads OpenMetrics: units, _created, # EOF', () => {
    const { samples, metadata, summary } = parsePage(
      [
        '# HELP acme_http Requests \\"served\\".\\n',
        '# TYPE acme_http counter',
        '# UNIT acme_http requests',
        'acme_http_total 17',
        'acme_http_created 1605281325.0',
        '# EOF',
      ].join('\n'),
    );
    expect(metadata).toEqual([
      { kind: 'help', family: 'acme_http', text: 'Requests "served".\n' },
      { kind: 'type', family: 'acme_http', text: 'counter' },
      { kind: 'unit', family: 'acme_http', text: 'requests' },
    ]);
    expect(samples.map(({ name }) => name)).toEqual([
      'acme_http_total',
      'acme_http_created',
    ]);
    expect(summary.ended).toBe(true);
  });

  it('gives only what is wanted, by whole names', () => {
    const { samples, summary } = parsePage(
      'a_total 1\na_total_x{b="}"} 2\na 3\na_total{c="d"} 4 # {} 1\n',
      { wanted: ['a_total', 'zzz'] },
    );
    expect(samples.map(({ value }) => value)).toEqual([1, 4]);
    expect([summary.samples, summary.skipped]).toEqual([2, 2]);
  });

  it.each([
    ['epp-llm-d-router-v0.10.0-busy.prom.gz', 1643],
    ['epp-llm-d-router-v0.10.0-idle.prom.gz', 525],
    ['lwepp-gie-v1.6.0.prom.gz', 372],
    ['llm-d-inference-sim-v0.9.2-busy.prom', 253],
    ['llm-d-inference-sim-v0.9.2-idle.prom', 5],
    ['epp-gie-v1.5.0.prom', 199],
    ['sglang-docs.prom', 91],
  ])('reads all of %s', (name, samples) => {
    const page = readSample(name);
    const lines = new TextDecoder().decode(page).split('\n');
    expect(lines.filter(line => /^\w/.test(line))).toHaveLength(samples);
    expect(parsePage(page).summary.samples).toBe(samples);
  });
});

describe('what is no page of metrics', () => {
  it.each([
    ['<html><body>Sign in</body></html>', 'expected a metric name'],
    ['{"kind":"Status"}', 'expected a metric name'],
    ['404 page not found', 'expected a metric name'],
    ['Unauthorized', 'expected labels or a value after a metric name'],
    ['up', 'expected labels or a value after a metric name'],
    ['up{', '} after the labels'],
    ['up{a="1" 1', ', or } after a label'],
    ['up{a="1} 1', 'closing quote'],
    [String.raw`up{a="1\"} 1`, 'closing quote'],
    ['up{a=1} 1', 'in quotes'],
    ['up{a} 1', '= after a label name'],
    ['up{1a="1"} 1', 'a label name'],
    ['up{a="1"}', 'a number as value'],
    ['up one', 'a number as value'],
    ['up 0x10', 'a number as value'],
    ['up 1_000', 'a number as value'],
    ['up 1e', 'a number as value'],
    ['up 1 now', 'a number as timestamp'],
    ['up 1 2 3', 'nothing, or an exemplar'],
    ['up 1 # 3', 'nothing, or an exemplar'],
  ])('refuses %s', (line, message) => {
    const error = errorOf(() => parsePage(`fine 1\n\n${line}\n`));
    expect(error?.code).toBe('syntax');
    expect(error?.message).toContain(message);
    expect(error?.line).toBe(3);
  });

  it.each(['Hello world, welcome', 'Unauthorized', 'a{', '<html>', '{"a":1}'])(
    'refuses %s also where it is not wanted',
    line => {
      const error = errorOf(() => parsePage(line, { wanted: ['up'] }));
      expect(error?.code).toBe('syntax');
    },
  );

  it('refuses samples after # EOF', () => {
    const error = errorOf(() => parsePage('a 1\n# EOF\nb 2\n'));
    expect(error?.message).toBe('line 3: a sample after # EOF');
  });

  it('refuses random bytes', () => {
    const bytes = Uint8Array.from(
      { length: 4096 },
      (_, i) => (i * 167 + 13) % 256,
    );
    expect(errorOf(() => parsePage(bytes))?.code).toBe('syntax');
  });
});

describe('limits', () => {
  it.each([
    {
      code: 'too-many-bytes',
      limits: { maxBytes: 100 },
      page: 'a 1\n'.repeat(26),
      within: 'a 1\n'.repeat(25),
    },
    {
      code: 'too-many-samples',
      limits: { maxSamples: 3 },
      page: 'a 1\n'.repeat(4),
      within: 'a 1\n'.repeat(3),
    },
    {
      code: 'line-too-long',
      limits: { maxLineLength: 50 },
      page: `# ${'x'.repeat(49)}\n`,
      within: `# ${'x'.repeat(48)}\n`,
    },
    {
      code: 'line-too-long',
      limits: { maxLineLength: 50 },
      page: 'x'.repeat(51),
      within: `${'x'.repeat(48)} 1`,
    },
    {
      code: 'label-too-long',
      limits: { maxLabelLength: 10 },
      page: `a{b="${'x'.repeat(11)}"} 1\n`,
      within: `a{b="${'x'.repeat(10)}"} 1\n`,
    },
    {
      code: 'label-too-long',
      limits: { maxLabelLength: 10 },
      page: `a{${'x'.repeat(11)}=""} 1\n`,
      within: `a{${'x'.repeat(10)}=""} 1\n`,
    },
  ])('has an error of its own: $code', ({ code, limits, page, within }) => {
    expect(errorOf(() => parsePage(page, { limits }))?.code).toBe(code);
    expect(errorOf(() => parsePage(within, { limits }))).toBeUndefined();
  });

  it('counts only wanted samples', () => {
    const page = 'a 1\nb 1\nb 2\nb 3\n';
    const options = { wanted: ['a'], limits: { maxSamples: 1 } };
    expect(parsePage(page, options).summary.samples).toBe(1);
  });

  it('ends a page that drips', () => {
    let now = 0;
    const drip = () => {
      now += 400;
      return now;
    };
    const read = (cuts: number[]) =>
      errorOf(() =>
        parsePage('a 1\nb 2\nc 3\n', {
          cuts,
          now: drip,
          limits: { maxMs: 1000 },
        }),
      );
    expect(read([1, 1])).toBeUndefined();
    expect(read([1, 1, 1, 1])?.code).toBe('too-slow');
  });
});
