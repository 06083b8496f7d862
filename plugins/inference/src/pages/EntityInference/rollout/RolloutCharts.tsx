// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useTheme } from '@material-ui/core/styles';
import {
  inferencePoolReadPermission,
  PoolDetail,
} from '@inference-portal/backstage-plugin-inference-common';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { usePoolHistories } from '../../../hooks/usePoolHistories';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import {
  formatChartWindow,
  parseChartRange,
  parseChartWindow,
} from '../../../lib/chartRanges';
import { lineLook } from '../../../lib/lineLook';
import { listSignals, LOAD_CHARTS } from '../../../lib/loadCharts';
import { poolKey } from '../../../lib/poolKey';
import { LineSwatch } from '../load/LineSwatch';
import { LoadView } from '../load/LoadView';
import { useLoadStyles } from '../load/loadStyles';

/** Those that the verdict is about, and how many requests that is. */
const CHARTS = LOAD_CHARTS.filter(({ name }) =>
  ['requests', 'errors', 'ttft', 'itl'].includes(name),
);

/** Both versions over time, with the range and zoom of the page's other charts. */
export function RolloutCharts(props: { pools: PoolDetail[] }) {
  const { pools } = props;
  const classes = useLoadStyles();
  const { type } = useTheme().palette;
  const t = useTexts();
  const url = useUrlState();
  const range = parseChartRange(url.read('range'));
  const { value, error, confirmedAt, refresh } = usePoolHistories(pools, {
    signals: listSignals(CHARTS),
    range: range.name,
    renewMs: range.renewMs,
  });
  const keys = pools.map(poolKey).join(' ');
  const looks = useMemo(
    () => new Map(keys.split(' ').map((key, i) => [key, lineLook(i, type)])),
    [keys, type],
  );
  if (error && !value) {
    return (
      <Failure
        error={error}
        what={t('load.what')}
        permission={inferencePoolReadPermission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what={t('load.charts')} heights={[180]} />;
  }
  return (
    <div className={classes.root}>
      <div className={classes.head}>
        {[...looks].map(([key, look]) => (
          <span key={key}>
            <LineSwatch look={look} /> {key}
          </span>
        ))}
      </div>
      <LoadView
        answers={value}
        charts={CHARTS}
        chosen={undefined}
        pools={pools}
        looks={looks}
        window={
          parseChartWindow(url.read('zoom')) ?? {
            from: confirmedAt - range.rangeMs,
            to: confirmedAt,
          }
        }
        table={false}
        onZoom={zoomed =>
          url.write({ zoom: zoomed && formatChartWindow(zoomed) })
        }
      />
    </div>
  );
}
