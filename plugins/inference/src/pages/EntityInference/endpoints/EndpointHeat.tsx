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
import { useOrderedEndpoints } from '../../../hooks/useOrderedEndpoints';
import { useTexts } from '../../../hooks/useTexts';
import { heatEndpoints } from '../../../lib/heatEndpoints';
import { WriteNumber } from '../../../lib/inLanguage';
import { HeatStrip } from './HeatStrip';
import { toneColor } from '../../../components/tones';

/** What fits a line at 900 px; of more endpoints several share a cell. */
const MAX_CELLS = 50;

interface HeatSignal {
  /** As the texts call it. */
  name: 'queue' | 'kvCache' | 'ttftP95';
  read: (load: Load) => number | undefined;
  format: WriteNumber;
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
  }),
  { name: 'InferenceEndpointHeat' },
);

/** Where the load lies among the endpoints: the table below tells it in numbers. */
export const EndpointHeat = memo((props: { endpoints: Endpoint[] }) => {
  const endpoints = useOrderedEndpoints(props.endpoints);
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
                lowest: format(lowest, t),
                highest: format(highest, t),
              });
        const told = { signal: label, total: endpoints.length, range };
        return [
          <span key={label} className={classes.quiet}>
            {label}
          </span>,
          <HeatStrip
            key={`${label} strip`}
            label={
              hottest
                ? t('endpoints.heatAt', { ...told, pod: hottest })
                : t('endpoints.heat', told)
            }
            cells={cells}
            full={Math.max(full, highest ?? 0)}
            format={format}
          />,
          <span key={`${label} range`}>{range}</span>,
        ];
      })}
    </div>
  );
});
