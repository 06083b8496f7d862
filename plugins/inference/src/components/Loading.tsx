// SPDX-License-Identifier: Apache-2.0
import Skeleton from '@material-ui/lab/Skeleton';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useTexts } from '../hooks/useTexts';

/** The outline of what is about to come: only ever before the first answer. */
export function Loading(props: { what: string; heights: number[] }) {
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const t = useTexts();
  return (
    <div role="status" aria-label={t('shared.loading', { what: props.what })}>
      {props.heights.map((height, i) => (
        <Skeleton
          key={i}
          variant="rect"
          height={height}
          animation={still ? false : 'pulse'}
          style={{ marginBottom: 16, borderRadius: 4 }}
        />
      ))}
    </div>
  );
}
