// SPDX-License-Identifier: Apache-2.0
import { ParsedJson } from './celFunctions';
import { CelError } from './CelError';
import { compileCel } from './compileCel';

const scope = {
  request: {
    method: 'POST',
    path: '/v1/completions',
    headers: new Map([['x-team', 'search']]),
    body: new ParsedJson({ model: 'support-tickets', n: 2, tags: ['a'] }),
  },
};
const run = (source: string) => compileCel(source)(scope);

describe('compileCel', () => {
  it.each([
    ['string(json(request.body).model)', 'support-tickets'],
    ['json(request.body)["model"]', 'support-tickets'],
    ['string(json(request.body).n)', '2'],
    ['json(request.body).tags[0]', 'a'],
    ['request.headers["x-team"] + "-pool"', 'search-pool'],
    [
      '{"support-tickets": "llama", "other": \'x\',}[string(json(request.body).model)]',
      'llama',
    ],
    ['"support-tickets" in {"support-tickets": 1} ? "yes" : "no"', 'yes'],
    ['has(json(request.body).nothing) ? "yes" : "no"', 'no'],
    ['default(json(request.body).nothing, "fallback")', 'fallback'],
    ['request.path.startsWith("/v1/") && request.method == "POST"', true],
    ['!(request.method != "POST") || false', true],
    ['size([1, 2, 3])', 3],
    ['"a\\"b"', 'a"b'],
    ['json("{\\"a\\": null}").a', null],
  ])('evaluates %s', (source, value) => {
    expect(run(source)).toEqual(value);
  });

  it.each([
    'json(request.body).nothing',
    'json(request.body).tags[4]',
    '{"a": "b"}[string(json(request.body).model)]',
    'string(json(request.body).tags)',
    'json("{")',
    'request.nothing',
    'nothing',
    '"a" + 1',
    // An object's own methods are no fields.
    'json(request.body).toString',
  ])('fails on %s when it runs', source => {
    const program = compileCel(source);
    expect(() => program(scope)).toThrow(CelError);
  });

  it.each([
    '',
    'a.',
    '(1',
    '{"a" "b"}',
    'f(1,)',
    '1 2',
    'unknown(1)',
    '#',
    '"',
  ])('refuses %s before it runs', source => {
    expect(() => compileCel(source)).toThrow(CelError);
  });
});
