// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import {
  Load,
  QuantileBounds,
} from '@inference-portal/backstage-plugin-inference-common';
import { Texts, useTexts } from '../hooks/useTexts';
import { formatDuration } from '../lib/formatDuration';
import { formatLatency } from '../lib/formatSignal';
import { formatTime } from '../lib/formatTime';
import { LOAD_SIGNALS, LoadSignalName } from '../lib/loadSignals';
import { DashWith } from './Dash';
import { Tip } from './Tip';
import { toneColor } from './tones';

/** How a number is written: one that is too old looks so. */
export const useSignalStyles = makeStyles(
  theme => ({
    value: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    stale: {
      color: toneColor(theme, 'quiet'),
      fontStyle: 'italic',
      textDecoration: 'underline dotted',
    },
  }),
  { name: 'InferenceSignalValue' },
);

interface SignalProps {
  signal: LoadSignalName;
  load: Load | undefined;
  /** Why there is no load at all. */
  missing: string;
}

/** One number of a load with its unit; what it says, its source and age in a tip. */
export function SignalValue(props: SignalProps) {
  const classes = useSignalStyles();
  const t = useTexts();
  return <SignalValueWith {...props} classes={classes} t={t} />;
}

/** As `SignalValue`; looks and texts are looked up by the table that has many of these. */
export function SignalValueWith(
  props: SignalProps & {
    classes: Record<'value' | 'stale', string>;
    t: Texts;
  },
) {
  const { signal, load, missing, classes, t } = props;
  const { read, bounds } = LOAD_SIGNALS[signal];
  // Words are looked up when they are shown: a table has thousands of these.
  const meaning = () => t(`signal.meaning.${signal}`);
  const text = load && read(load, t);
  if (!load || text === undefined) {
    return (
      <DashWith
        t={t}
        why={
          load
            ? t('shared.untold', { meaning: meaning(), source: load.source })
            : missing
        }
      />
    );
  }
  return (
    <Tip
      className={
        load.stale ? `${classes.value} ${classes.stale}` : classes.value
      }
      text={() =>
        [
          t('shared.signalIs', { meaning: meaning(), value: text }),
          ...describeBounds(bounds(load), t),
          describeSource(load, t),
        ].join(' ')
      }
    >
      {text}
    </Tip>
  );
}

/** How exact a quantile of a histogram can be. */
function describeBounds(
  bounds: QuantileBounds | undefined,
  t: Texts,
): string[] {
  if (!bounds) {
    return [];
  }
  const low = formatLatency(bounds.low, t);
  return [
    bounds.high === undefined
      ? t('shared.above', { low })
      : t('shared.between', { low, high: formatLatency(bounds.high, t) }),
  ];
}

/** Where and when a load was read. */
export function describeSource(load: Load, t: Texts): string {
  const now = Date.now();
  const at = Date.parse(load.at);
  return t(load.stale ? 'shared.readFromOld' : 'shared.readFrom', {
    source: load.source,
    time: formatTime(at, now, t),
    age: formatDuration(now - at),
  });
}
