// SPDX-License-Identifier: Apache-2.0
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { CardNumber, readTogether } from '../lib/cardNumbers';
import { formatTime } from '../lib/formatTime';
import { Dash } from './Dash';
import { Tip } from './Tip';

/** A number of several pools together, with what it rests on. */
export function NumberTogether(props: {
  pools: PoolSummary[];
  number: CardNumber;
}) {
  const { pools, number } = props;
  const t = useTexts();
  const together = readTogether(pools, number);
  if (!together) {
    return <Dash why={t('card.untold')} />;
  }
  const { value, counted, stale, oldestAt } = together;
  const explain = () =>
    [
      t(`card.meaning.${number.name}`),
      t('card.counted', { counted, total: pools.length }),
      t(stale ? 'card.oldSince' : 'card.readAt', {
        time: formatTime(oldestAt, Date.now(), t),
      }),
    ].join('\n');
  return <Tip text={explain}>{number.format(value, t)}</Tip>;
}
