// SPDX-License-Identifier: Apache-2.0
import { plainly } from '../../core/testing/plainly';
import { parseAnswer } from './parseAnswer';

const answer = (status: number, content: unknown) => ({
  status,
  body: Buffer.from(
    typeof content === 'string' ? content : JSON.stringify(content),
  ),
});

const success = (resultType: string, result: unknown, more = {}) =>
  answer(200, { status: 'success', data: { resultType, result }, ...more });

it('reads what an instant query brings', () => {
  expect(
    parseAnswer(
      success('vector', [
        { metric: { pod: 'a' }, value: [1700000000.5, '1.5'] },
        { metric: {}, value: [1700000000, 'NaN'] },
        { metric: { pod: 'c' }, value: [1700000000, '+Inf'] },
        { metric: { pod: 'd' }, value: [1700000000, '-Inf'] },
      ]),
    ),
  ).toEqual({
    ok: true,
    result: [
      { labels: { pod: 'a' }, points: [[1700000000500, 1.5]] },
      { labels: {}, points: [[1700000000000, NaN]] },
      { labels: { pod: 'c' }, points: [[1700000000000, Infinity]] },
      { labels: { pod: 'd' }, points: [[1700000000000, -Infinity]] },
    ],
    warnings: [],
  });
});

it('reads what a range query brings, with its warnings', () => {
  expect(
    parseAnswer(
      success(
        'matrix',
        [
          {
            metric: { pod: 'a' },
            values: [
              [60, '1'],
              [75, '2'],
            ],
          },
        ],
        { warnings: ['store unavailable'] },
      ),
    ),
  ).toEqual({
    ok: true,
    result: [
      {
        labels: { pod: 'a' },
        points: [
          [60000, 1],
          [75000, 2],
        ],
      },
    ],
    warnings: ['store unavailable'],
  });
});

it('takes no series for none, and null for no warnings', () => {
  expect(parseAnswer(success('vector', [], { warnings: null }))).toEqual({
    ok: true,
    result: [],
    warnings: [],
  });
});

it.each([
  ['a page', answer(200, '<html>Grafana</html>')],
  ['half an answer', answer(200, '{"status":"success","data":{"resul')],
  ['a scalar', success('scalar', [1, '2'])],
  ['series without labels', success('vector', [{ value: [1, '2'] }])],
  [
    'labels that are no text',
    success('vector', [{ metric: { a: 1 }, value: [1, '2'] }]),
  ],
  [
    'a value that is no text',
    success('vector', [{ metric: {}, value: [1, 2] }]),
  ],
  ['no value', success('vector', [{ metric: {} }])],
  ['nothing', answer(200, '')],
])('knows %s for no result', (_, received) => {
  expect(parseAnswer(received)).toMatchObject({
    ok: false,
    failure: { code: 'not-prometheus' },
  });
});

const refused = {
  status: 'error',
  errorType: 'bad_data',
  error: 'parse error',
};

it.each([
  [400, refused, 'refused', 'it refuses a query (400): parse error'],
  [422, refused, 'refused', 'it refuses a query (422): parse error'],
  [200, refused, 'refused', 'it refuses a query: parse error'],
  [
    401,
    'no org id',
    'unauthorized',
    "it does not accept the portal's credentials (401): no org id",
  ],
  [403, 'denied', 'forbidden', 'it lets the portal not in (403): denied'],
  [
    404,
    'page not found',
    'not-found',
    'there is no query API at its address (404): page not found',
  ],
  [
    429,
    'too many requests',
    'throttled',
    'it is busy and sends the portal away (429): too many requests',
  ],
  [
    302,
    '',
    'redirected',
    'it answers with a redirect (302), which is not followed: give the address that it leads to',
  ],
  [500, '', 'unreachable', 'it answers 500'],
  [
    503,
    {
      kind: 'Status',
      message: 'no endpoints available for service "prometheus"',
    },
    'unreachable',
    'it answers 503: the API server says: no endpoints available for service "prometheus"',
  ],
  [
    502,
    'Authorization: Bearer abc.def',
    'unreachable',
    'it answers 502: Authorization: Bearer …',
  ],
])('says what %d means', (status, content, code, detail) => {
  expect(plainly(parseAnswer(answer(status, content)))).toEqual({
    ok: false,
    failure: { code, detail },
  });
});

it('passes on when to come again', () => {
  const result = parseAnswer({ ...answer(503, ''), retryAfterMs: 7000 });
  expect(result).toMatchObject({ failure: { retryAfterMs: 7000 } });
});
