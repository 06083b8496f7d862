// SPDX-License-Identifier: Apache-2.0
import { memo, useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  Endpoint,
  Load,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  formatLatency,
  formatNumber,
  formatRatio,
} from '../../../lib/formatSignal';
import { useTexts } from '../../../hooks/useTexts';
import { HeatCell, heatEndpoints } from '../../../lib/heatEndpoints';
import { toneColor } from '../../../components/tones';

/** What fits a line at 900 px; of more endpoints several share a cell. */
const MAX_CELLS = 50;
const CELL_PX = 10;

interface HeatSignal {
  /** As the texts call it. */
  name: 'queue' | 'kvCache' | 'ttftP95';
  read: (load: Load) => number | undefined;
  format: (value: number) => string;
  /** From here on a cell is as dark as can be, unless another is higher still. */
  full: number;
}

const SIGNALS: HeatSignal[] = [
  {
    name: 'queue',
    read: load => load.queueDepth,
    format: formatNumber,
    full: 4,
  },
  {
    name: 'kvCache',
    read: load => load.kvCacheRatio,
    format: formatRatio,
    full: 1,
  },
  {
    name: 'ttftP95',
    read: load => load.ttftMs?.p95,
    format: formatLatency,
    full: 1_000,
  },
];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content max-content minmax(0, 1fr)',
      gap: theme.spacing(0.25, 1.5),
      alignItems: 'center',
      fontSize: '0.75rem',
    },
    quiet: { color: toneColor(theme, 'quiet') },
    strip: { display: 'block', maxWidth: '100%' },
    cell: { fill: theme.palette.text.primary },
    frame: {
      fill: 'none',
      stroke: theme.palette.text.disabled,
      strokeWidth: 1,
    },
    missing: { strokeDasharray: '2 2' },
  }),
  { name: 'InferenceEndpointHeat' },
);

/** Where the load lies among the endpoints: the table below tells it in numbers. */
export const EndpointHeat = memo((props: { endpoints: Endpoint[] }) => {
  const { endpoints } = props;
  const classes = useStyles();
  const t = useTexts();
  const rows = useMemo(
    () =>
      SIGNALS.map(signal => ({
        signal,
        heat: heatEndpoints(endpoints, signal.read, MAX_CELLS),
      })),
    [endpoints],
  );
  // One endpoint has nothing to be compared with; none measured, nothing to compare.
  if (
    endpoints.length < 2 ||
    rows.every(({ heat }) => heat.highest === undefined)
  ) {
    return null;
  }
  return (
    <div className={classes.root}>
      {rows.map(({ signal: { name, format, full }, heat }) => {
        const { cells, lowest, highest, hottest } = heat;
        const label = name === 'ttftP95' ? 'TTFT p95' : t(`endpoints.${name}`);
        const range =
          lowest === undefined || highest === undefined
            ? t('endpoints.unmeasured')
            : t('endpoints.range', {
                lowest: format(lowest),
                highest: format(highest),
              });
        const told = { signal: label, total: endpoints.length, range };
        return [
          <span key={label} className={classes.quiet}>
            {label}
          </span>,
          <svg
            key={`${label} strip`}
            className={classes.strip}
            width={cells.length * CELL_PX}
            height={CELL_PX}
            viewBox={`0 0 ${cells.length * CELL_PX} ${CELL_PX}`}
            role="img"
            aria-label={
              hottest
                ? t('endpoints.heatAt', { ...told, pod: hottest })
                : t('endpoints.heat', told)
            }
          >
            {cells.map((cell, i) => (
              <Cell
                key={cell.pod}
                cell={cell}
                x={i * CELL_PX}
                strength={(cell.value ?? 0) / Math.max(full, highest ?? 0)}
                format={format}
              />
            ))}
          </svg>,
          <span key={`${label} range`}>{range}</span>,
        ];
      })}
    </div>
  );
});

function Cell(props: {
  cell: HeatCell;
  x: number;
  /** 0..1 */
  strength: number;
  format: (value: number) => string;
}) {
  const { cell, x, strength, format } = props;
  const { pod, count, value } = cell;
  const classes = useStyles();
  const size = CELL_PX - 2;
  const t = useTexts();
  const told = value === undefined ? t('endpoints.unmeasured') : format(value);
  return (
    <g>
      <title>
        {count > 1
          ? t('endpoints.cellOfMany', { number: count, pod, value: told })
          : t('endpoints.cellOf', { pod, value: told })}
      </title>
      <rect
        className={classes.cell}
        x={x + 1}
        y={1}
        width={size}
        height={size}
        fillOpacity={strength * 0.85}
      />
      <rect
        className={
          value === undefined
            ? `${classes.frame} ${classes.missing}`
            : classes.frame
        }
        x={x + 1}
        y={1}
        width={size}
        height={size}
      />
    </g>
  );
}
