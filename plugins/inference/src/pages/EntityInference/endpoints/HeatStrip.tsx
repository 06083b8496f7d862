// SPDX-License-Identifier: Apache-2.0
import { KeyboardEvent, memo, MouseEvent, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useTip } from '../../../hooks/useTip';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { HeatCell } from '../../../lib/heatEndpoints';
import { WriteNumber } from '../../../lib/inLanguage';

const CELL_PX = 10;

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      display: 'block',
      width: 'max-content',
      maxWidth: '100%',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: 1,
      },
    },
    // Painted apart: the table below scrolls, and these hundreds of cells don't change by it.
    cells: { display: 'block', maxWidth: '100%', isolation: 'isolate' },
    cell: { fill: theme.palette.text.primary },
    frame: {
      fill: 'none',
      stroke: theme.palette.text.disabled,
      strokeWidth: 1,
    },
    missing: { strokeDasharray: '2 2' },
    pointed: { position: 'absolute', top: 0 },
  }),
  { name: 'InferenceHeatStrip' },
);

interface Strip {
  cells: HeatCell[];
  /** The value of a cell that is as dark as can be. */
  full: number;
}

/** A signal of all endpoints as cells; a tip tells the one that is pointed at, or that the arrows lead to. */
export function HeatStrip(
  props: Strip & { label: string; format: WriteNumber },
) {
  const { cells, full, label, format } = props;
  const classes = useStyles();
  const t = useTexts();
  const [place, setPlace] = useState(0);
  const at = Math.min(place, cells.length - 1);
  const { anchor, handlers, describedBy, bubble } = useTip<HTMLSpanElement>(
    () => describeCell(cells[at], format, t),
  );
  function point({ clientX, currentTarget }: MouseEvent) {
    const { left, width } = currentTarget.getBoundingClientRect();
    setPlace(Math.floor(((clientX - left) / width) * cells.length));
  }
  function step(event: KeyboardEvent) {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (way !== undefined) {
      event.preventDefault();
      setPlace(Math.max(0, Math.min(cells.length - 1, at + way)));
    }
    handlers.onKeyDown(event);
  }
  return (
    <>
      {/* The pointer and the arrows choose what the tip tells; nothing is done. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <span
        className={classes.root}
        role="img"
        aria-label={label}
        aria-describedby={describedBy}
        // What explains itself on hover must do so by keyboard too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onMouseMove={point}
        {...handlers}
        onKeyDown={step}
      >
        <HeatCells cells={cells} full={full} />
        <span
          ref={anchor}
          className={classes.pointed}
          style={{ left: `${((at + 0.5) / cells.length) * 100}%` }}
        />
      </span>
      {bubble}
    </>
  );
}

const HeatCells = memo(({ cells, full }: Strip) => {
  const classes = useStyles();
  const width = cells.length * CELL_PX;
  const square = { y: 1, width: CELL_PX - 2, height: CELL_PX - 2 };
  return (
    <svg
      className={classes.cells}
      width={width}
      height={CELL_PX}
      viewBox={`0 0 ${width} ${CELL_PX}`}
      aria-hidden
    >
      {cells.map(({ pod, value }, i) => (
        <g key={pod}>
          <rect
            className={classes.cell}
            x={i * CELL_PX + 1}
            {...square}
            fillOpacity={((value ?? 0) / full) * 0.85}
          />
          <rect
            className={
              value === undefined
                ? `${classes.frame} ${classes.missing}`
                : classes.frame
            }
            x={i * CELL_PX + 1}
            {...square}
          />
        </g>
      ))}
    </svg>
  );
});

function describeCell(
  { pod, count, value }: HeatCell,
  format: WriteNumber,
  t: Texts,
): string {
  const told =
    value === undefined ? t('endpoints.unmeasured') : format(value, t);
  return count > 1
    ? t('endpoints.cellOfMany', { number: count, pod, value: told })
    : t('endpoints.cellOf', { pod, value: told });
}
