// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeConfig } from './describeConfig.mjs';

const text = description => ({ type: 'string', description });
const duration = {
  type: 'object',
  properties: { milliseconds: {}, seconds: {}, minutes: {} },
};

/** The rows below `a.b`. */
const rowsOf = schema =>
  describeConfig([
    {
      packageName: 'one',
      value: {
        type: 'object',
        properties: {
          a: {
            type: 'object',
            properties: {
              b: { type: 'object', description: 'What b is.', ...schema },
            },
          },
        },
      },
    },
  ]);

const CASES = [
  [
    'what holds else',
    { x: text('How long; 15 seconds unless set.'), y: text('Why.') },
    '| `a.b.x` | text | 15 seconds | backend | How long. |\n| `a.b.y` | text |  | backend | Why. |',
  ],
  [
    'names with dots that hold else',
    { x: text('Keys; `acme.io/owner` unless set.'), y: text('Why.') },
    '| `a.b.x` | text | `acme.io/owner` | backend | Keys. |',
  ],
  [
    'durations, which may be text',
    {
      x: { anyOf: [duration, { type: 'string' }], description: 'Of one.' },
      y: { type: 'string', enum: ['up', 'down'], description: 'A | B' },
    },
    '| `a.b.x` | duration |  | backend | Of one. |\n| `a.b.y` | `up`, `down` |  | backend | A \\| B |',
  ],
  [
    'lists, and what their parts may be seen by',
    {
      x: {
        type: 'array',
        deepVisibility: 'frontend',
        description: 'Some.',
        items: {
          type: 'object',
          required: ['y'],
          properties: { y: text('One.') },
        },
      },
      z: { ...text('Token.'), visibility: 'secret' },
    },
    '| `a.b.x` | list |  | frontend | Some. |\n| `a.b.x[].y` | text | _needed_ | frontend | One. |\n| `a.b.z` | text |  | secret | Token. |',
  ],
];

for (const [what, properties, rows] of CASES) {
  test(`describes ${what}`, () => {
    const page = rowsOf({ properties });
    assert.ok(page.startsWith('## a.b\n\nOf `one`. What b is.\n'), page);
    assert.ok(page.includes(rows), page);
  });
}

test('puts what several packages declare under one heading', () => {
  const schema = name => ({
    type: 'object',
    properties: {
      a: {
        type: 'object',
        properties: { [name]: text('It.'), z: text('It.') },
      },
    },
  });
  const page = describeConfig([
    { packageName: 'one', value: schema('x') },
    { packageName: 'two', value: schema('y') },
  ]);
  assert.equal(page.match(/^## a$/gm).length, 1);
  assert.match(page, /Of `one`\.[^]*`a\.x`[^]*Of `two`\.[^]*`a\.y`/);
});

test('refuses a key that nobody described', () => {
  assert.throws(
    () => rowsOf({ properties: { x: { type: 'string' }, y: text('Why.') } }),
    /a\.b\.x has no description/,
  );
});
