// SPDX-License-Identifier: Apache-2.0
import { createContext, useCallback, useContext } from 'react';
import { formatTime } from '../lib/formatTime';
import { useTexts } from './useTexts';

/**
 * When the answer that is shown was last known to be true. Read when a tip opens:
 * nothing is drawn again for it.
 */
export const ConfirmedAtContext = createContext<{
  readonly current: number | undefined;
}>({ current: undefined });

/**
 * Tells where what was counted in clusters comes from and of when it is, for tips:
 * `Counted by prod-eu, as of 14:02:07.`
 */
export function useCountSource(): (counted: {
  clusters: string[];
  /** Since when what is counted could not be read. */
  staleSince?: string;
}) => string {
  const t = useTexts();
  const confirmedAt = useContext(ConfirmedAtContext);
  return useCallback(
    ({ clusters, staleSince }) => {
      const cluster = [...new Set(clusters)].join(', ');
      const at = staleSince ? Date.parse(staleSince) : confirmedAt.current;
      return at === undefined
        ? t('shared.countedBy', { cluster })
        : t('shared.countedAt', {
            cluster,
            time: formatTime(at, Date.now(), t),
          });
    },
    [t, confirmedAt],
  );
}
