// SPDX-License-Identifier: Apache-2.0
import { memo, MouseEvent, useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { Endpoint } from '@inference-portal/backstage-plugin-inference-common';
import { toneColor } from '../../../components/tones';
import { useOrderedEndpoints } from '../../../hooks/useOrderedEndpoints';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { EndpointCell, foldEndpoints } from '../../../lib/foldEndpoints';
import { CELL_PX, cellsPerRow, MAX_CELLS } from '../../../lib/layoutPath';

const SIZE = CELL_PX - 2;

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', marginTop: theme.spacing(0.5), flex: 'none' },
    ready: { fill: toneColor(theme, 'quiet'), opacity: 0.55 },
    old: {
      fill: 'none',
      stroke: toneColor(theme, 'warning'),
      strokeWidth: 1.5,
      strokeDasharray: '2 1.5',
    },
    'not-ready': {
      fill: 'none',
      stroke: toneColor(theme, 'bad'),
      strokeWidth: 2,
    },
  }),
  { name: 'InferenceEndpointStrip' },
);

/** A cell per endpoint: filled is ready, dashed not measured lately, crossed not ready. */
export const EndpointStrip = memo(
  (props: {
    endpoints: Endpoint[];
    width: number;
    /** Called with what the cell under the pointer is. */
    onPoint: (told: string | undefined) => void;
  }) => {
    const { width, onPoint } = props;
    const classes = useStyles();
    const t = useTexts();
    const endpoints = useOrderedEndpoints(props.endpoints);
    const cells = useMemo(
      () => foldEndpoints(endpoints, MAX_CELLS),
      [endpoints],
    );
    const perRow = cellsPerRow(width);
    const rows = Math.ceil(cells.length / perRow);
    function point({ clientX, clientY, currentTarget }: MouseEvent) {
      const { left, top } = currentTarget.getBoundingClientRect();
      const column = Math.floor((clientX - left) / CELL_PX);
      const row = Math.floor((clientY - top) / CELL_PX);
      const cell: EndpointCell | undefined = cells[row * perRow + column];
      onPoint(cell && describeCell(cell, t));
    }
    return (
      <svg
        className={classes.root}
        width={perRow * CELL_PX}
        height={rows * CELL_PX}
        aria-hidden
        onMouseMove={point}
        onMouseLeave={() => onPoint(undefined)}
      >
        {cells.map(({ state, endpoints: [{ pod }] }, i) => (
          <path
            key={pod}
            className={classes[state]}
            d={outline(
              state,
              (i % perRow) * CELL_PX + 1,
              Math.floor(i / perRow) * CELL_PX + 1,
            )}
          />
        ))}
      </svg>
    );
  },
);

function outline(state: EndpointCell['state'], x: number, y: number): string {
  return state === 'not-ready'
    ? `M${x + 1} ${y + 1}l${SIZE - 2} ${SIZE - 2}m0 ${2 - SIZE}l${2 - SIZE} ${
        SIZE - 2
      }`
    : `M${x} ${y}h${SIZE}v${SIZE}h${-SIZE}z`;
}

function describeCell({ endpoints, state }: EndpointCell, t: Texts): string {
  const [first] = endpoints;
  const words = {
    ready: t('endpoints.ready'),
    old: t('endpoints.oldMetrics'),
    'not-ready': first.reason ?? t('endpoints.notReady'),
  }[state];
  return endpoints.length > 1
    ? t('endpoints.stripOfMany', {
        number: endpoints.length,
        pod: first.pod,
        state: words,
      })
    : t('endpoints.cellOf', { pod: first.pod, value: words });
}
