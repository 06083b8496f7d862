// SPDX-License-Identifier: Apache-2.0
import { ReactElement, useCallback } from 'react';
import { formatDuration } from '../lib/formatDuration';
import { formatTime } from '../lib/formatTime';
import { useTexts } from '../hooks/useTexts';
import { useTimeText } from '../hooks/useTimeText';
import { Tip } from './Tip';

/** How long ago a moment is, kept true; the moment itself in a tip. */
export function Age(props: {
  /** ISO 8601, or milliseconds since the epoch. */
  at: string | number;
  /** After the duration, such as `ago`. */
  suffix?: string;
  /** Without a tip: inside of a control, or where the moment stands beside it. */
  bare?: boolean;
}) {
  const { at, suffix, bare } = props;
  const moment = typeof at === 'number' ? at : Date.parse(at);
  const format = useCallback(
    (now: number) => formatDuration(now - moment),
    [moment],
  );
  const age = useTimeText(format);
  const time = (
    <time dateTime={new Date(moment).toISOString()}>
      {suffix ? `${age} ${suffix}` : age}
    </time>
  );
  return bare ? time : <Dated moment={moment}>{time}</Dated>;
}

function Dated(props: { moment: number; children: ReactElement }) {
  const { moment, children } = props;
  const t = useTexts();
  return <Tip text={() => formatTime(moment, Date.now(), t)}>{children}</Tip>;
}
