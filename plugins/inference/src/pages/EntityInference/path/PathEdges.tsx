// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { toneColor } from '../../../components/tones';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { PathEdge } from '../../../lib/derivePath';
import { formatRate, formatRatio } from '../../../lib/formatSignal';
import { PathLayout } from '../../../lib/layoutPath';
import { tracePathEdge } from '../../../lib/tracePathEdge';

const useStyles = makeStyles(
  theme => ({
    root: { position: 'absolute', left: 0, top: 0, pointerEvents: 'none' },
    edge: { fill: 'none', stroke: theme.palette.text.disabled },
    warning: { stroke: toneColor(theme, 'warning') },
    bad: { stroke: toneColor(theme, 'bad'), strokeDasharray: '5 4' },
    idle: { strokeDasharray: '2 4' },
    label: {
      fill: theme.palette.text.primary,
      fontSize: 12,
      textAnchor: 'end',
      // Keeps the text legible where an edge runs below it.
      paintOrder: 'stroke',
      stroke: theme.palette.background.paper,
      strokeWidth: 4,
    },
    share: { fontWeight: 700 },
    quiet: { fill: toneColor(theme, 'quiet'), fontSize: 11 },
  }),
  { name: 'InferencePathEdges' },
);

/** Lines between the boxes; thicker with a larger share, with share and rate beside them. */
export const PathEdges = memo(
  (props: { edges: PathEdge[]; layout: PathLayout }) => {
    const { edges, layout } = props;
    const classes = useStyles();
    const t = useTexts();
    const drawn = edges.flatMap(edge => {
      const from = layout.boxes.get(edge.from);
      const to = layout.boxes.get(edge.to);
      return from && to ? [{ edge, ...tracePathEdge(from, to) }] : [];
    });
    return (
      <svg
        className={classes.root}
        width={layout.width}
        height={layout.height}
        aria-hidden
      >
        {drawn.map(({ edge, path }, i) => (
          <path
            key={i}
            d={path}
            strokeWidth={1.5 + 2.5 * (edge.backend?.share ?? 0)}
            className={classNames(
              classes.edge,
              edge.tone === 'warning' && classes.warning,
              edge.tone === 'bad' && classes.bad,
              edge.backend?.share === 0 && classes.idle,
            )}
          />
        ))}
        {drawn.map(({ edge, label }, i) => (
          <g key={i} className={classes.label}>
            {edge.backend && (
              <text x={label.x} y={label.y - 6} className={classes.share}>
                {formatRatio(edge.backend.share)}
              </text>
            )}
            {listTraffic(edge, t).map((text, line) => (
              <text
                key={text}
                x={label.x}
                y={label.y + 14 + line * 13}
                className={classes.quiet}
              >
                {text}
              </text>
            ))}
          </g>
        ))}
      </svg>
    );
  },
);

/** What was counted on an edge: `4.1 /s`, `got 9.4 %`. */
export function listTraffic(
  { backend, requestRate }: PathEdge,
  t: Texts,
): string[] {
  return [
    ...(requestRate === undefined ? [] : [formatRate(requestRate)]),
    ...(backend?.observed && backend.share > 0 && backend.share < 1
      ? [t('path.got', { share: formatRatio(backend.observed.share) })]
      : []),
  ];
}
