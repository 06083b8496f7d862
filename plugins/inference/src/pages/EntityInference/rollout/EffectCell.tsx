// SPDX-License-Identifier: Apache-2.0
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { RolloutComparison } from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../../components/Dash';
import { Tip } from '../../../components/Tip';
import { toneColor } from '../../../components/tones';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { formatEffect } from '../../../lib/formatEffect';
import { formatRatio } from '../../../lib/formatSignal';
import { scaleEffect } from '../../../lib/scaleEffect';
import { VERDICT_TONES } from './VerdictMark';

const WIDTH = 120;
const HEIGHT = 18;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
    axis: { stroke: theme.palette.text.secondary, strokeWidth: 1 },
    dashed: { strokeDasharray: '2 2' },
    drawing: { flex: 'none' },
  }),
  { name: 'InferenceRolloutEffect' },
);

/** How much worse the canary is: drawn with its interval, and the same in numbers. */
export function EffectCell(props: { comparison: RolloutComparison }) {
  const { effect, verdict, margin } = props.comparison;
  const classes = useStyles();
  const theme = useTheme();
  const t = useTexts();
  if (!effect) {
    return <Dash why={t('rollout.effectNone')} />;
  }
  const scale = scaleEffect(effect, margin);
  const x = (place: number) => 3 + place * (WIDTH - 6);
  const middle = HEIGHT / 2;
  const color = toneColor(theme, VERDICT_TONES[verdict]);
  return (
    <Tip
      className={classes.root}
      text={[
        t(`rollout.effectWhy.${effect.kind}`, {
          margin: formatEffect(effect.kind, margin, t),
        }),
        ...(effect.superiority === undefined
          ? []
          : [
              t('rollout.superiority', {
                share: formatRatio(effect.superiority, t),
              }),
            ]),
        t('rollout.lineWhy'),
      ].join('\n')}
    >
      <svg
        className={classes.drawing}
        width={WIDTH}
        height={HEIGHT}
        aria-hidden
        focusable="false"
      >
        <line
          className={classes.axis}
          x1={x(scale.neutral)}
          x2={x(scale.neutral)}
          y1={0}
          y2={HEIGHT}
        />
        <line
          className={`${classes.axis} ${classes.dashed}`}
          x1={x(scale.margin)}
          x2={x(scale.margin)}
          y1={0}
          y2={HEIGHT}
        />
        <line
          stroke={color}
          strokeWidth={3}
          x1={x(scale.low)}
          x2={x(scale.high)}
          y1={middle}
          y2={middle}
        />
        {scale.cutLow && <path fill={color} d={`M0 ${middle} l6 -5 v10 z`} />}
        {scale.cutHigh && (
          <path fill={color} d={`M${WIDTH} ${middle} l-6 -5 v10 z`} />
        )}
        {/* Past an end the arrow tells where it is. */}
        {scale.value > 0 && scale.value < 1 && (
          <circle fill={color} cx={x(scale.value)} cy={middle} r={4.5} />
        )}
      </svg>
      <span>{describeEffect(effect, t)}</span>
    </Tip>
  );
}

/** `+0.3 points (-0.1 to +0.8)`, `× 1.08 (× 0.97 or more)` */
function describeEffect(
  { kind, value, low, high }: NonNullable<RolloutComparison['effect']>,
  t: Texts,
): string {
  const text = formatEffect(kind, value, t);
  const from = formatEffect(kind, low, t);
  return [
    kind === 'difference' ? t('rollout.points', { value: text }) : text,
    high === undefined
      ? t('rollout.intervalOpen', { low: from })
      : t('rollout.interval', { low: from, high: formatEffect(kind, high, t) }),
  ].join(' ');
}
