// SPDX-License-Identifier: Apache-2.0
import { ExpressionInput } from '../../core/explain/ExplainContext';
import { evaluateCel } from './evaluateCel';

const BODY = {
  model: 'support-tickets',
  n: 2,
  temperature: 0.5,
  tags: ['first', 'second'],
  none: null,
  messages: [{ role: 'user', content: 'hello' }],
};

function evaluate(expression: string, more: Partial<ExpressionInput> = {}) {
  return evaluateCel(expression, {
    method: 'POST',
    scheme: 'http',
    host: 'llm.example.com',
    path: '/v1/completions',
    pathAndQuery: '/v1/completions?debug=1',
    headers: { 'x-team': 'search' },
    body: JSON.stringify(BODY),
    ...more,
  });
}

describe('evaluateCel', () => {
  it.each([
    ['string(json(request.body).model)', 'support-tickets'],
    ['json(request.body)["model"]', 'support-tickets'],
    ["json(request.body).model + '-v1'", 'support-tickets-v1'],
    ['string(json(request.body).n)', '2'],
    ['string(json(request.body).temperature)', '0.5'],
    ['json(request.body).tags[1]', 'second'],
    ['json(request.body).messages[0].content', 'hello'],
    [
      '{"support-tickets": "llama", "qwen-code": "qwen"}[string(json(request.body).model)]',
      'llama',
    ],
    [
      '{\n  "support-tickets": "llama",\n}[\n  string(json(request.body).model)\n]',
      'llama',
    ],
    ['has(json(request.body).model) ? "yes" : "no"', 'yes'],
    ['has(json(request.body).missing) ? "yes" : "no"', 'no'],
    ['has(request.body) ? "yes" : "no"', 'yes'],
    ['"has(matches(" + request.method', 'has(matches(POST'],
    ['"model" in json(request.body) ? "yes" : "no"', 'yes'],
    ['default(json(request.body).missing, "fallback")', 'fallback'],
    ['default(json(request.body).model, "fallback")', 'support-tickets'],
    ['request.headers["x-team"]', 'search'],
    ['request.path', '/v1/completions'],
    ['request.uri', '/v1/completions?debug=1'],
    [
      'request.host.startsWith("llm.") && request.method == "POST" ? "a" : "b"',
      'a',
    ],
    ['request.path.matches("^/v[0-9]+/") ? "versioned" : "plain"', 'versioned'],
    ['json(request.body).tags.exists(t, t == "first") ? "one" : "none"', 'one'],
    ['json(request.body).tags.map(t, t + "!")[0]', 'first!'],
    [
      'cel.bind(m, json(request.body).model, m + m)',
      'support-ticketssupport-tickets',
    ],
  ])('%s is %s', (expression, value) => {
    expect(evaluate(expression)).toEqual({ kind: 'text', value });
  });

  it.each([
    ['json(request.body).missing', /No such key: missing/],
    ['json(request.body).tags[4]', /No such key|index/i],
    ['{"a": "b"}[string(json(request.body).model)]', /support-tickets/],
    ['string(json(request.body).tags)', /overload/],
    ['string(json(request.body).none)', /overload/],
    ['json(request.body).n', /no text/],
    ['json(request.body).none', /null/],
    ['json("{").a', /no JSON/],
    ['request.headers["x-missing"]', /No such key/],
    ['has(json("{").a) ? "yes" : "no"', /no JSON/],
    ['json(request.body).toString', /No such key/],
    ['"a\\nb"', /no header/],
  ])('%s fails: %s', (expression, reason) => {
    expect(evaluate(expression)).toEqual(
      expect.objectContaining({
        kind: 'failed',
        reason: expect.stringMatching(reason),
      }),
    );
  });

  it('fails where there is no body', () => {
    expect(
      evaluate('string(json(request.body).model)', { body: undefined }).kind,
    ).toBe('failed');
    expect(
      evaluate('string(json(request.body).model)', { body: '' }).kind,
    ).toBe('failed');
  });

  it('names the key that is missing', () => {
    expect(evaluate('{"a": "b"}[json(request.body).model]')).toEqual(
      expect.objectContaining({ missingKey: 'support-tickets' }),
    );
  });

  it.each([
    ['nothing that can be read', 'json(request.body'],
    ['nothing', ''],
    ['an unknown function', 'jsn(request.body).model'],
    ['an unknown variable', 'jwt.sub'],
    ['too much text', `"${'x'.repeat(17_000)}"`],
    ['too many entries', `[${'1,'.repeat(5000)}1]`],
    ['too deep nesting', `${'('.repeat(200)}1${')'.repeat(200)}`],
    [
      'nested comprehensions',
      [1, 2, 3, 4, 5, 6].reduce(
        inner => `[1,2,3,4,5,6,7,8,9,10].map(x, ${inner})`,
        '"x"',
      ),
    ],
    [
      'a text that doubles',
      Array.from({ length: 40 }, (_, i) => i).reduceRight(
        (inner, i) =>
          `cel.bind(a${i + 1}, a${i} + a${i}, ${inner || `a${i + 1}`})`,
        '',
      ),
    ],
  ])('can not be had of %s', (_, expression) => {
    const started = performance.now();
    expect(
      evaluate(
        expression.startsWith('cel.bind(a1')
          ? `cel.bind(a0, "x", ${expression})`
          : expression,
      ).kind,
    ).toBe('undecidable');
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('takes patterns that would keep JavaScript busy forever', () => {
    const started = performance.now();
    expect(
      evaluate('request.path.matches("^(a+)+$") ? "yes" : "no"', {
        path: `${'a'.repeat(5000)}!`,
      }),
    ).toEqual({ kind: 'text', value: 'no' });
    expect(performance.now() - started).toBeLessThan(500);
  });
});
