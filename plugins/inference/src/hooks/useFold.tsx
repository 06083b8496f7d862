// SPDX-License-Identifier: Apache-2.0
import { ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { useTexts } from './useTexts';

/**
 * The first of many items, and what shows the rest and folds it again; nothing is
 * folded for one or two more.
 */
export function useFold<T>(
  items: T[],
  most: number,
): { shown: T[]; toggle: ReactNode } {
  const t = useTexts();
  const [all, setAll] = useState(false);
  if (items.length <= most + 2) {
    return { shown: items, toggle: null };
  }
  return {
    shown: all ? items : items.slice(0, most),
    toggle: (
      <Button
        size="small"
        style={{ textTransform: 'none' }}
        onClick={() => setAll(!all)}
        aria-expanded={all}
      >
        {all
          ? t('shared.fewer')
          : t('shared.more', { number: items.length - most })}
      </Button>
    ),
  };
}
