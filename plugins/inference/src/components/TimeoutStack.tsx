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
import { formatTimeout } from '../lib/formatTimeout';
import { Mark } from './Mark';
import { Prose } from './Prose';
import { Tip } from './Tip';

const KIND_WORDS: Record<EffectiveTimeout['kind'], string> = {
  request: 'Whole request',
  backendRequest: 'One attempt',
  idle: 'Idle connection',
  perRetry: 'Each retry',
  endpointPicker: "Endpoint picker's choice",
};

const ROLE_WORDS: Record<TimeoutCandidate['role'], string> = {
  decides: 'Decides',
  overridden: 'Overridden',
  ignored: 'Does not count',
  unseen: 'Not watched',
};

const STREAMS = {
  safe: { tone: 'good', icon: Check, word: 'long streams survive' },
  cut: { tone: 'warning', icon: ReportProblem, word: 'cuts long streams' },
  unknown: { tone: 'quiet', icon: HelpOutline, word: 'streams: unknown' },
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
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    decides: {
      color: theme.palette.text.primary,
      background: theme.palette.action.selected,
      borderLeft: `3px solid ${theme.palette.text.primary}`,
      marginLeft: -3,
    },
    advice: { color: theme.palette.text.secondary },
  }),
  { name: 'InferenceTimeoutStack' },
);

/** What can cut a request, and of the places that could set it the one that does. */
export function TimeoutStack(props: { timeouts: EffectiveTimeout[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.root} aria-label="Timeouts">
      {props.timeouts.map(timeout => {
        const streams = STREAMS[timeout.streams];
        return (
          <li key={timeout.kind}>
            <div className={classes.head}>
              <Tip text={timeout.semantics}>{KIND_WORDS[timeout.kind]}</Tip>
              <span className={classes.time}>
                {formatTimeout(timeout.effectiveMs)}
              </span>
              <Mark tone={streams.tone} icon={streams.icon}>
                {streams.word}
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
  const word = ROLE_WORDS[role];
  const classes = useStyles();
  return (
    <li
      className={`${classes.layer} ${decides ? classes.decides : ''}`}
      aria-current={decides || undefined}
    >
      <span>{value ?? formatTimeout(effectiveMs)}</span>
      <span>
        {decides ? <strong>{word}: </strong> : `${word}: `}
        {describeSource(source)}. <Prose text={reason} />
      </span>
    </li>
  );
}

/** `HTTPRoute chat/qwen-chat, spec.rules[0].timeouts.request` */
function describeSource({ kind, namespace, name, field }: TimeoutSource) {
  const object =
    kind === 'provider'
      ? `Default of ${name}`
      : `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
  return field ? `${object}, ${field}` : object;
}
