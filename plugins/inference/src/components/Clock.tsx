// SPDX-License-Identifier: Apache-2.0
import { useTexts } from '../hooks/useTexts';
import { formatTime } from '../lib/formatTime';

/** A moment in the user's zone. */
export function Clock(props: { at: string | number }) {
  const { at } = props;
  const t = useTexts();
  const moment = typeof at === 'number' ? at : Date.parse(at);
  return (
    <time dateTime={new Date(moment).toISOString()}>
      {formatTime(moment, Date.now(), t)}
    </time>
  );
}
