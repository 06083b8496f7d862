// SPDX-License-Identifier: Apache-2.0
import {
  byNumber,
  byText,
  formatSorting,
  nextSorting,
  parseSorting,
  sortRows,
} from './sorting';

interface Row {
  name: string;
  rate?: number;
}

const rows: Row[] = [
  { name: 'pool-10', rate: 4 },
  { name: 'pool-2' },
  { name: 'pool-1', rate: 0 },
  { name: 'pool-3', rate: 9 },
];
const columns = [
  { key: 'name', compare: byText<Row>(({ name }) => name) },
  { key: 'rate', compare: byNumber<Row>(({ rate }) => rate) },
  { key: 'why' },
].map(column => ({
  label: column.key,
  meaning: column.key,
  width: 1,
  Cell: () => null,
  ...column,
}));

it.each([
  [undefined, ['pool-10', 'pool-2', 'pool-1', 'pool-3']],
  ['name', ['pool-1', 'pool-2', 'pool-3', 'pool-10']],
  ['-name', ['pool-10', 'pool-3', 'pool-2', 'pool-1']],
  ['rate', ['pool-2', 'pool-1', 'pool-10', 'pool-3']],
  // What has no number is last where the highest come first.
  ['-rate', ['pool-3', 'pool-10', 'pool-1', 'pool-2']],
  ['why', ['pool-10', 'pool-2', 'pool-1', 'pool-3']],
  ['-gone', ['pool-10', 'pool-2', 'pool-1', 'pool-3']],
])('sorts by %s', (text, names) => {
  const sorted = sortRows(rows, columns, parseSorting(text));
  expect(sorted.map(({ name }) => name)).toEqual(names);
});

it.each([
  ['', { key: 'name' }, 'name'],
  ['name', { key: 'name' }, '-name'],
  ['-name', { key: 'name' }, ''],
  ['name', { key: 'rate', startDescending: true }, '-rate'],
  ['-rate', { key: 'rate', startDescending: true }, 'rate'],
  ['rate', { key: 'rate', startDescending: true }, ''],
])('goes on from "%s", at %j, to "%s"', (from, column, to) => {
  expect(formatSorting(nextSorting(parseSorting(from), column))).toBe(to);
});
