// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * What the page's address says, by name. A change replaces the entry in the
 * browser's history, so that Back leaves the page; empty values leave the address.
 */
export function useUrlState(): {
  read: (name: string) => string | undefined;
  write: (changes: Record<string, string | undefined>) => void;
} {
  const [params, setParams] = useSearchParams();
  const read = useCallback(
    (name: string) => params.get(name) || undefined,
    [params],
  );
  const write = useCallback(
    (changes: Record<string, string | undefined>) =>
      setParams(
        last => {
          const next = new URLSearchParams(last);
          for (const [name, value] of Object.entries(changes)) {
            if (value) {
              next.set(name, value);
            } else {
              next.delete(name);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { read, write };
}
