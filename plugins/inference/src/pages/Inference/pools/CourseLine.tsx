// SPDX-License-Identifier: Apache-2.0
import { useContext } from 'react';
import { PoolRef } from '@inference-portal/backstage-plugin-inference-common';
import { Sparkline } from '../../../components/Sparkline';
import { Tip } from '../../../components/Tip';
import { useTexts } from '../../../hooks/useTexts';
import { FORMAT_OF_UNIT } from '../../../lib/formatUnit';
import { poolKey } from '../../../lib/poolKey';
import { CoursesContext } from './Courses';

/** One pixel a minute. */
const WIDTH = 62;
const HEIGHT = 16;

/** A signal's last hour as a line, and in words in its tip; nothing where none was measured. */
export function CourseLine(props: { pool: PoolRef; signal: string }) {
  const { pool, signal } = props;
  const t = useTexts();
  const series = useContext(CoursesContext).get(poolKey(pool))?.get(signal);
  const values = series?.values.filter(value => value !== null) ?? [];
  if (!series || values.length === 0) {
    return null;
  }
  const format = FORMAT_OF_UNIT[series.unit];
  const text = t('pools.course', {
    low: format(Math.min(...values), t),
    high: format(Math.max(...values), t),
    source: series.source,
  });
  return (
    <div>
      <Tip text={text} label={text}>
        <Sparkline values={series.values} width={WIDTH} height={HEIGHT} />
      </Tip>
    </div>
  );
}
