// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Texts, useTexts } from '../../hooks/useTexts';
import { useMarkStyles } from '../Mark';
import { useRatioStyles } from '../RatioBar';
import { useSignalStyles } from '../SignalValue';
import { useTableStyles } from '../tableStyles';

/**
 * What the cells of a table share, looked up once for all of them: dozens come
 * and go with each turn of the wheel.
 */
export interface CellKit {
  t: Texts;
  mark: ReturnType<typeof useMarkStyles>;
  ratio: ReturnType<typeof useRatioStyles>;
  signal: ReturnType<typeof useSignalStyles>;
  table: ReturnType<typeof useTableStyles>;
}

/** Another object only where the language or the theme is another. */
export function useCellKit(): CellKit {
  const t = useTexts();
  const mark = useMarkStyles();
  const ratio = useRatioStyles();
  const signal = useSignalStyles();
  const table = useTableStyles();
  return useMemo(
    () => ({ t, mark, ratio, signal, table }),
    [t, mark, ratio, signal, table],
  );
}
