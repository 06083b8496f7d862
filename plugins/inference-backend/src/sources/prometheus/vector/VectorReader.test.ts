// SPDX-License-Identifier: Apache-2.0
import { Labels } from '../QueryResult';
import { PlainAnswer } from '../Transport';
import { VectorReader } from './VectorReader';

const AT = 1_700_000_000;

function answer(
  values: Record<string, string>,
  { space = 0, warnings = [] as string[] } = {},
): PlainAnswer {
  const result = Object.entries(values).map(([pod, value]) => ({
    metric: { pod },
    value: [AT, value],
  }));
  const content = {
    status: 'success',
    data: { resultType: 'vector', result },
    warnings,
  };
  return {
    status: 200,
    body: Buffer.from(JSON.stringify(content, null, space)),
  };
}

function setUp() {
  const plans: string[][] = [];
  const reader = new VectorReader((labels: readonly Labels[]) => {
    plans.push(labels.map(({ pod }) => pod));
    return plans.length;
  });
  const read = (asked: PlainAnswer) => {
    const vector = reader.read(asked);
    return vector.ok
      ? { ...vector.result, values: [...vector.result.values] }
      : vector.failure.code;
  };
  return { plans, reader, read };
}

it('makes out once what the series are', () => {
  const { plans, read } = setUp();
  expect(read(answer({ a: '1', b: '2.5' }))).toEqual({
    plan: 1,
    values: [1, 2.5],
    at: AT * 1000,
  });
  expect(read(answer({ a: '3', b: 'NaN' }))).toEqual({
    plan: 1,
    values: [3, NaN],
    at: AT * 1000,
  });
  expect(plans).toEqual([['a', 'b']]);
});

it('knows series in any order, and those that are gone', () => {
  const { plans, read } = setUp();
  read(answer({ a: '1', b: '2', c: '3' }));
  expect(read(answer({ c: '6', a: '4' }))).toMatchObject({
    plan: 1,
    values: [4, NaN, 6],
  });
  expect(read(answer({}))).toMatchObject({ values: [NaN, NaN, NaN] });
  expect(read(answer({ b: '8', a: '7', c: '9' }))).toMatchObject({
    values: [7, 8, 9],
  });
  expect(plans).toHaveLength(1);
});

it('makes it out anew where one is new', () => {
  const { plans, read } = setUp();
  read(answer({ a: '1', b: '2' }));
  expect(read(answer({ b: '3', c: '4' }))).toMatchObject({
    plan: 2,
    values: [3, 4],
  });
  expect(read(answer({ b: '5', c: '6' }))).toMatchObject({
    plan: 2,
    values: [5, 6],
  });
  expect(plans).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
});

it('reads what is written in another way, and what is no answer', () => {
  const { plans, read } = setUp();
  read(answer({ a: '1' }));
  expect(read(answer({ a: '2' }, { space: 1 }))).toMatchObject({
    plan: 2,
    values: [2],
  });
  expect(read({ status: 200, body: Buffer.from('<html>') })).toBe(
    'not-prometheus',
  );
  expect(read({ ...answer({ a: '3' }), status: 503 })).toBe('unreachable');
  const matrix = answer({ a: '3' });
  const named = String(matrix.body).replace('vector', 'scalar');
  expect(read({ status: 200, body: Buffer.from(named) })).toBe(
    'not-prometheus',
  );
  expect(read(answer({ a: '4' }))).toMatchObject({ plan: 3, values: [4] });
  expect(plans).toHaveLength(3);
});

it('still knows the series after an answer that failed', () => {
  const { plans, read } = setUp();
  read(answer({ a: '1' }));
  read({ status: 503, body: Buffer.from('starting') });
  expect(read(answer({ a: '2' }))).toMatchObject({ plan: 1, values: [2] });
  expect(plans).toHaveLength(1);
});

it('passes on warnings', () => {
  const { reader } = setUp();
  const warned = answer({ a: '1' }, { warnings: ['a store is gone'] });
  for (let round = 0; round < 2; round++) {
    expect(reader.read(warned)).toMatchObject({
      warnings: ['a store is gone'],
    });
  }
});
