// SPDX-License-Identifier: Apache-2.0
import Ajv from 'ajv';
import { narrowSchema, Schema } from './narrowSchema';

const META: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
};
const SCHEMA: Schema = {
  type: 'object',
  required: ['spec'],
  properties: {
    metadata: { description: 'of all', allOf: [{ $ref: '#/meta' }] },
    spec: {
      type: 'object',
      required: ['ports'],
      properties: {
        ports: {
          type: 'array',
          maxItems: 2,
          items: {
            type: 'object',
            properties: {
              number: { type: 'integer', maximum: 9 },
              name: { type: 'string' },
            },
          },
        },
        anything: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
          properties: {},
        },
        size: { oneOf: [{ type: 'integer' }, { type: 'string' }] },
      },
    },
  },
};

function errorsOf(value: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const validate = ajv.compile(
    narrowSchema(SCHEMA, value, reference =>
      reference === '#/meta' ? META : undefined,
    ),
  );
  validate(value);
  return (validate.errors ?? []).map(
    ({ instancePath, keyword }) => `${instancePath} ${keyword}`,
  );
}

it.each<[unknown, string[]]>([
  [
    {
      metadata: { name: 'a', labels: { b: 'c' } },
      spec: {
        ports: [{ number: 1 }, { name: 'x' }],
        anything: { at: { all: 1 } },
        size: 'big',
      },
    },
    [],
  ],
  [{}, [' required']],
  [{ spec: {} }, ['/spec required']],
  [{ spec: { ports: 'x' } }, ['/spec/ports type']],
  [
    { spec: { ports: [{ number: 10 }, { numbr: 1 }, { number: 'a' }] } },
    [
      '/spec/ports maxItems',
      '/spec/ports/0/number maximum',
      '/spec/ports/1 additionalProperties',
      '/spec/ports/2/number type',
    ],
  ],
  [
    { metadata: { name: 7, labels: { b: 1 } }, spec: { ports: [] } },
    ['/metadata/name type', '/metadata/labels/b type'],
  ],
  [
    { metadata: { nam: 'a' }, spec: { ports: [] }, speck: 1 },
    [' additionalProperties', '/metadata additionalProperties'],
  ],
])('finds in %j what the whole schema would', (value, errors) => {
  expect(errorsOf(value).sort()).toEqual([...errors].sort());
});

it('keeps of a schema no more than a value needs', () => {
  expect(
    narrowSchema(SCHEMA, { spec: { ports: [] } }, () => undefined),
  ).toEqual({
    type: 'object',
    required: ['spec'],
    additionalProperties: false,
    properties: {
      spec: {
        type: 'object',
        required: ['ports'],
        additionalProperties: false,
        properties: { ports: { type: 'array', maxItems: 2 } },
      },
    },
  });
});
