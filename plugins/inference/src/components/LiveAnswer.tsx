// SPDX-License-Identifier: Apache-2.0
import { ReactNode, useRef } from 'react';
import { ConfirmedAtContext } from '../hooks/useCountSource';
import { Live } from '../hooks/useLive';
import { isDenied } from '../lib/describeFailure';
import { Failure } from './Failure';
import { Loading } from './Loading';
import { SaidStale, StaleBanner } from './StaleBanner';

export interface Confirmation {
  /** When the value was last known to be true, ms since the epoch. */
  confirmedAt: number;
  live: boolean;
}

/**
 * An answer in its states: loading, failed, refused, and there, which includes
 * the last value that is known while the backend can't be asked.
 */
export function LiveAnswer<T>(props: {
  answer: Live<T>;
  /** What was asked for, such as `the pools`. */
  what: string;
  permission: { name: string };
  /** Of the grey bars that stand for it while it loads, px. */
  heights: number[];
  children: (value: T, confirmation: Confirmation) => ReactNode;
}) {
  const { answer, what, permission, heights, children } = props;
  const { value, error, confirmedAt, live, refresh } = answer;
  const latest = useRef(confirmedAt);
  latest.current = confirmedAt;
  if (error && (!value || isDenied(error))) {
    return (
      <Failure
        error={error}
        what={what}
        permission={permission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what={what} heights={heights} />;
  }
  return (
    <ConfirmedAtContext.Provider value={latest}>
      {error && (
        <StaleBanner
          error={error}
          confirmedAt={confirmedAt}
          onRetry={refresh}
        />
      )}
      {/* A stream may stay open while nothing is answered any more. */}
      <SaidStale.Provider value={error !== undefined}>
        {children(value, { confirmedAt, live: live && !error })}
      </SaidStale.Provider>
    </ConfirmedAtContext.Provider>
  );
}
