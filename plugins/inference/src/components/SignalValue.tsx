// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { formatDuration } from '../lib/formatDuration';
import { formatTime } from '../lib/formatTime';
import { LOAD_SIGNALS, LoadSignalName } from '../lib/loadSignals';
import { Dash } from './Dash';
import { Tip } from './Tip';

const useStyles = makeStyles(
  theme => ({
    value: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    stale: {
      color: theme.palette.text.secondary,
      fontStyle: 'italic',
      textDecoration: 'underline dotted',
    },
  }),
  { name: 'InferenceSignalValue' },
);

/** One number of a load with its unit; what it says, its source and age in a tip. */
export function SignalValue(props: {
  signal: LoadSignalName;
  load: Load | undefined;
  /** Why there is no load at all. */
  missing: string;
}) {
  const { signal, load, missing } = props;
  const classes = useStyles();
  const { meaning, read } = LOAD_SIGNALS[signal];
  const text = load && read(load);
  if (!load || text === undefined) {
    return <Dash why={load ? absentSignal(signal, load) : missing} />;
  }
  return (
    <Tip
      className={classNames(classes.value, load.stale && classes.stale)}
      text={() => `${meaning}: ${text}. ${describeSource(load)}`}
    >
      {text}
    </Tip>
  );
}

/** Where and when a load was read. */
export function describeSource(load: Load): string {
  const now = Date.now();
  const at = Date.parse(load.at);
  const age = formatDuration(now - at);
  return `Read from ${load.source} at ${formatTime(at, now)}, ${age} ago${
    load.stale ? ': too old to rely on' : ''
  }.`;
}

function absentSignal(signal: LoadSignalName, load: Load): string {
  return `${LOAD_SIGNALS[signal].meaning}: not told by ${load.source}, or nothing was measured lately`;
}
