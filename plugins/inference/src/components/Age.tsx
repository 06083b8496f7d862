// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { formatDuration } from '../lib/formatDuration';
import { formatTime } from '../lib/formatTime';
import { useTimeText } from '../hooks/useTimeText';

/** How long ago a moment is, kept true; the moment itself on hover. */
export function Age(props: {
  /** ISO 8601, or milliseconds since the epoch. */
  at: string | number;
  /** After the duration, such as `ago`. */
  suffix?: string;
}) {
  const { at, suffix } = props;
  const moment = typeof at === 'number' ? at : Date.parse(at);
  const format = useCallback(
    (now: number) => formatDuration(now - moment),
    [moment],
  );
  const age = useTimeText(format);
  return (
    <time
      dateTime={new Date(moment).toISOString()}
      title={formatTime(moment, Date.now())}
    >
      {suffix ? `${age} ${suffix}` : age}
    </time>
  );
}
