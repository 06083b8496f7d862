// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import Check from '@material-ui/icons/Check';
import ReportProblem from '@material-ui/icons/ReportProblem';
import HelpOutline from '@material-ui/icons/HelpOutline';
import {
  EffectiveTimeout,
  TimeoutCandidate,
  TimeoutSource,
} from '@inference-portal/backstage-plugin-inference-common';
import { Texts, useTexts } from '../hooks/useTexts';
import { formatTimeout } from '../lib/formatTimeout';
import { Mark } from './Mark';
import { Prose } from './Prose';
import { Tip } from './Tip';
import { toneColor } from './tones';

const STREAMS = {
  safe: { tone: 'good', icon: Check },
  cut: { tone: 'warning', icon: ReportProblem },
  unknown: { tone: 'quiet', icon: HelpOutline },
} as const;

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      alignItems: 'baseline',
    },
    time: { fontWeight: 700, fontVariantNumeric: 'tabular-nums' },
    layers: {
      listStyle: 'none',
      margin: theme.spacing(0.5, 0, 0),
      padding: 0,
      borderLeft: `3px solid ${theme.palette.divider}`,
    },
    layer: {
      display: 'grid',
      gridTemplateColumns: '80px minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 1),
      color: toneColor(theme, 'quiet'),
      overflowWrap: 'anywhere',
    },
    decides: {
      color: theme.palette.text.primary,
      background: theme.palette.action.selected,
      borderLeft: `3px solid ${theme.palette.text.primary}`,
      marginLeft: -3,
    },
    advice: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceTimeoutStack' },
);

/** What can cut a request, and of the places that could set it the one that does. */
export function TimeoutStack(props: { timeouts: EffectiveTimeout[] }) {
  const t = useTexts();
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label={t('timeouts.title')}>
      {props.timeouts.map(timeout => {
        const streams = STREAMS[timeout.streams];
        return (
          <li key={timeout.kind}>
            <div className={classes.head}>
              <Tip text={timeout.semantics}>
                {t(`timeouts.${timeout.kind}`)}
              </Tip>
              <span className={classes.time}>
                {formatTimeout(timeout.effectiveMs, t)}
              </span>
              <Mark tone={streams.tone} icon={streams.icon}>
                {t(`timeouts.${timeout.streams}`)}
              </Mark>
            </div>
            <ol className={classes.layers}>
              {timeout.candidates.map((candidate, i) => (
                <Layer key={i} candidate={candidate} />
              ))}
            </ol>
            {timeout.streams !== 'safe' && (
              <div className={classes.advice}>
                <Prose text={timeout.advice} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Layer(props: { candidate: TimeoutCandidate }) {
  const { source, value, effectiveMs, role, reason } = props.candidate;
  const decides = role === 'decides';
  const t = useTexts();
  const word = t(`timeouts.${role}`);
  const classes = useStyles();
  return (
    <li
      className={`${classes.layer} ${decides ? classes.decides : ''}`}
      aria-current={decides || undefined}
    >
      <span>{value ?? formatTimeout(effectiveMs, t)}</span>
      <span>
        {decides ? <strong>{word}: </strong> : `${word}: `}
        {describeSource(source, t)}. <Prose text={reason} />
      </span>
    </li>
  );
}

/** `HTTPRoute chat/qwen-chat, spec.rules[0].timeouts.request` */
function describeSource(
  { kind, namespace, name, field }: TimeoutSource,
  t: Texts,
) {
  const object =
    kind === 'provider'
      ? t('timeouts.defaultOf', { name })
      : `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
  return field ? `${object}, ${field}` : object;
}
