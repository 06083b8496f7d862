// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useState } from 'react';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { CoursesNote } from '../../../components/CoursesNote';
import { Column } from '../../../components/table/Column';
import { Sorting, sortRows } from '../../../components/table/sorting';
import { VirtualTable } from '../../../components/table/VirtualTable';
import { useCourses } from '../../../hooks/useCourses';
import { useHeldOrder } from '../../../hooks/useHeldOrder';
import { useSettled } from '../../../hooks/useSettled';
import { poolKey } from '../../../lib/poolKey';
import { CoursesContext } from './Courses';
import { COURSE_OF_COLUMN } from './poolColumns';

/** Lines are asked for once scrolling has come to rest. */
const REST_MS = 250;
/** Asked for in whole blocks, so that a line more in sight asks nothing. */
const BLOCK = 20;

/** Pools with their last hour, row by row; places hold while one points at them. */
export function PoolTable(props: {
  pools: PoolSummary[];
  columns: Array<Column<PoolSummary>>;
  label: string;
  /** Names what was filtered, so that another filter is another view. */
  view: string;
  sorting: Sorting | undefined;
  onSort: (sorting: Sorting | undefined) => void;
}) {
  const { pools, columns, label, view, sorting, onSort } = props;
  const sorted = useMemo(
    () => sortRows(pools, columns, sorting),
    [pools, columns, sorting],
  );
  const { rows, holders } = useHeldOrder(sorted, poolKey, view);
  const [range, setRange] = useState({ first: 0, last: -1 });
  const onRange = useCallback(
    (first: number, last: number) =>
      setRange({
        first: Math.floor(first / BLOCK) * BLOCK,
        last: Math.ceil((last + 1) / BLOCK) * BLOCK,
      }),
    [],
  );
  const { first, last } = useSettled(range, REST_MS);
  const inSight = useMemo(() => rows.slice(first, last), [rows, first, last]);
  const signals = useMemo(
    () => columns.flatMap(({ key }) => COURSE_OF_COLUMN[key] ?? []),
    [columns],
  );
  const { courses, error } = useCourses(inSight, signals);
  return (
    <CoursesContext.Provider value={courses}>
      <CoursesNote error={error} />
      <div {...holders}>
        <VirtualTable
          label={label}
          rows={rows}
          keyOf={poolKey}
          columns={columns}
          sorting={sorting}
          onSort={onSort}
          onRange={onRange}
        />
      </div>
    </CoursesContext.Provider>
  );
}
