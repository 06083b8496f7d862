// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { Tip } from '../../../components/Tip';
import { toneColor } from '../../../components/tones';
import { useTexts } from '../../../hooks/useTexts';
import { formatShare } from '../../../lib/formatEffect';
import { formatTime } from '../../../lib/formatTime';

const WIDTH = 240;
const HEIGHT = 22;
/** Half of the shortest line that is drawn. */
const LEAST = 0.01;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1.5),
    },
    line: { stroke: theme.palette.divider, strokeWidth: 4 },
    band: { stroke: toneColor(theme, 'quiet'), strokeWidth: 8, opacity: 0.55 },
    dot: { fill: theme.palette.text.primary },
    wanted: { stroke: theme.palette.text.primary, strokeWidth: 2 },
    end: { color: toneColor(theme, 'quiet'), fontSize: '0.75rem' },
    drawing: { maxWidth: '100%', flex: 'none' },
    text: { fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'InferenceRolloutSplit' },
);

/** `Configured 10 %, observed 9.4 % (7.9 % to 11 %), 4,212 requests`, and drawn. */
export function SplitLine(props: { rollout: Rollout }) {
  const { way, configured, observed, weights, window } = props.rollout;
  const classes = useStyles();
  const t = useTexts();
  // Small shares are what canaries begin with: the line ends at twice of what is drawn.
  const drawn = Math.max(configured, observed?.high ?? 0, LEAST);
  const end = Math.min(1, 2 * drawn);
  const place = (share: number) => 4 + (share / end) * (WIDTH - 8);
  const middle = HEIGHT / 2;
  return (
    <div className={classes.root}>
      <svg
        className={classes.drawing}
        width={WIDTH}
        height={HEIGHT}
        aria-hidden
        focusable="false"
      >
        <line
          className={classes.line}
          x1={place(0)}
          x2={place(1)}
          y1={middle}
          y2={middle}
        />
        {observed && (
          <>
            <line
              className={classes.band}
              x1={place(observed.low)}
              x2={place(observed.high)}
              y1={middle}
              y2={middle}
            />
            <circle
              className={classes.dot}
              cx={place(observed.share)}
              cy={middle}
              r={4}
            />
          </>
        )}
        <line
          className={classes.wanted}
          x1={place(configured)}
          x2={place(configured)}
          y1={1}
          y2={HEIGHT - 1}
        />
      </svg>
      <span className={classes.end} aria-hidden>
        {formatShare(end, t)}
      </span>
      <Tip
        className={classes.text}
        text={() =>
          observed
            ? t('rollout.split.why', {
                ...weights,
                source: observed.source,
                time: window
                  ? formatTime(Date.parse(window.from), Date.now(), t)
                  : '–',
              })
            : t('rollout.split.whyNot', { ...weights })
        }
      >
        <strong>
          {t('rollout.split.configured', { share: formatShare(configured, t) })}
        </strong>
        {', '}
        {observed
          ? t('rollout.split.observed', {
              share: formatShare(observed.share, t),
              low: formatShare(observed.low, t),
              high: formatShare(observed.high, t),
              requests: observed.requests,
            })
          : t(`rollout.split.unobserved.${way}`)}
      </Tip>
    </div>
  );
}
