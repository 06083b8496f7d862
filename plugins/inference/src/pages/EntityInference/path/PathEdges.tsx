// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { toneColor } from '../../../components/tones';
import { TipGroup } from '../../../components/TipGroup';
import { useTexts } from '../../../hooks/useTexts';
import { PathEdge } from '../../../lib/derivePath';
import { PathLayout } from '../../../lib/layoutPath';
import { tracePathEdge } from '../../../lib/tracePathEdge';
import { EdgeNumbers } from './EdgeNumbers';

/** The share stands above its line, what was counted below. */
const LIFT_PX = 19;
/** Beside a line that runs down there is no share. */
const BESIDE_PX = 14;

const useStyles = makeStyles(
  theme => ({
    root: { position: 'absolute', left: 0, top: 0, pointerEvents: 'none' },
    edge: { fill: 'none', stroke: theme.palette.text.disabled },
    warning: { stroke: toneColor(theme, 'warning') },
    bad: { stroke: toneColor(theme, 'bad'), strokeDasharray: '5 4' },
    idle: { strokeDasharray: '2 4' },
    labels: { position: 'absolute', left: 0, top: 0, right: 0, height: 0 },
    label: {
      position: 'absolute',
      display: 'flex',
      flexDirection: 'column',
      alignItems: 'flex-end',
    },
    beside: { flexDirection: 'row' },
  }),
  { name: 'InferencePathEdges' },
);

/** Lines between the boxes; thicker with a larger share, with share and rate beside them. */
export const PathEdges = memo(
  (props: { cluster: string; edges: PathEdge[]; layout: PathLayout }) => {
    const { cluster, edges, layout } = props;
    const classes = useStyles();
    const t = useTexts();
    const drawn = edges.flatMap(edge => {
      const from = layout.boxes.get(edge.from);
      const to = layout.boxes.get(edge.to);
      return from && to ? [{ edge, ...tracePathEdge(from, to) }] : [];
    });
    const numbered = drawn.filter(
      ({ edge }) => edge.backend || edge.requestRate !== undefined,
    );
    return (
      <>
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
        </svg>
        {numbered.length > 0 && (
          <TipGroup
            label={t('path.numbersIn', { cluster })}
            className={classes.labels}
          >
            {numbered.map(({ edge, label }) => (
              <div
                key={`${edge.from} ${edge.to}`}
                className={classNames(
                  classes.label,
                  label.side === 'right' && classes.beside,
                )}
                style={
                  label.side === 'left'
                    ? { right: layout.width - label.x, top: label.y - LIFT_PX }
                    : { left: label.x, top: label.y - BESIDE_PX }
                }
              >
                <EdgeNumbers edge={edge} cluster={cluster} />
              </div>
            ))}
          </TipGroup>
        )}
      </>
    );
  },
);
