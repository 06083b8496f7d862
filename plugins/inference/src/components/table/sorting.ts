// SPDX-License-Identifier: Apache-2.0
import { Column } from './Column';

/** By which column, and which way. */
export interface Sorting {
  key: string;
  descending: boolean;
}

/** `ttft` upwards, `-ttft` downwards, as in an address. */
export function parseSorting(text: string | undefined): Sorting | undefined {
  const descending = text?.startsWith('-') ?? false;
  const key = descending ? text?.slice(1) : text;
  return key ? { key, descending } : undefined;
}

export function formatSorting(sorting: Sorting | undefined): string {
  return sorting ? `${sorting.descending ? '-' : ''}${sorting.key}` : '';
}

/** What a click on a column's head asks for: its way, the other way, as it was. */
export function nextSorting(
  sorting: Sorting | undefined,
  column: Pick<Column<unknown>, 'key' | 'startDescending'>,
): Sorting | undefined {
  const first = column.startDescending ?? false;
  if (sorting?.key !== column.key) {
    return { key: column.key, descending: first };
  }
  return sorting.descending === first
    ? { key: column.key, descending: !first }
    : undefined;
}

/** As they are where nothing, or nothing known, is sorted by. */
export function sortRows<Row>(
  rows: Row[],
  columns: ReadonlyArray<Column<Row>>,
  sorting: Sorting | undefined,
): Row[] {
  const compare = columns.find(({ key }) => key === sorting?.key)?.compare;
  if (!sorting || !compare) {
    return rows;
  }
  return [...rows].sort(sorting.descending ? (a, b) => compare(b, a) : compare);
}

/**
 * Upwards by a number. What has none is below any number, so that it is last
 * where the highest come first.
 */
export function byNumber<Row>(
  read: (row: Row) => number | undefined,
): (a: Row, b: Row) => number {
  return (a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === undefined || right === undefined) {
      return Number(left !== undefined) - Number(right !== undefined);
    }
    return left - right;
  };
}

/** Upwards by a text, `pool-2` before `pool-10`. */
export function byText<Row>(
  read: (row: Row) => string,
): (a: Row, b: Row) => number {
  return (a, b) => COLLATOR.compare(read(a), read(b));
}

const COLLATOR = new Intl.Collator(undefined, { numeric: true });
