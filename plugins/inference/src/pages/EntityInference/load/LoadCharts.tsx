// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import {
  inferencePoolReadPermission,
  PoolDetail,
} from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../../components/Clock';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { StaleBanner } from '../../../components/StaleBanner';
import { useChosenEndpoints } from '../../../hooks/useChosenEndpoints';
import { usePoolHistories } from '../../../hooks/usePoolHistories';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';
import {
  formatChartWindow,
  parseChartRange,
  parseChartWindow,
} from '../../../lib/chartRanges';
import { isDenied } from '../../../lib/describeFailure';
import { knownWindow } from '../../../lib/knownWindow';
import { lineLook } from '../../../lib/lineLook';
import {
  ENDPOINT_CHARTS,
  listSignals,
  LOAD_CHARTS,
} from '../../../lib/loadCharts';
import { moveWindow } from '../../../lib/moveWindow';
import { poolKey } from '../../../lib/poolKey';
import { LoadLegend } from './LoadLegend';
import { LoadTools } from './LoadTools';
import { LoadView } from './LoadView';
import { useLoadStyles } from './loadStyles';

/** Pools that are drawn without being asked for: more lines than that are a tangle. */
const DRAWN_AT_FIRST = 6;

/** Of one pool; the most loaded where it has more. */
const DRAWN_ENDPOINTS = 12;

/** The pools' signals over time; range, zoom and what is hidden stand in the address. */
export function LoadCharts(props: { pools: PoolDetail[] }) {
  const { pools } = props;
  const classes = useLoadStyles();
  const { type } = useTheme().palette;
  const t = useTexts();
  const url = useUrlState();
  const range = parseChartRange(url.read('range'));
  const window = parseChartWindow(url.read('zoom'));
  const table = url.read('load') === 'numbers';
  const byEndpoint = url.read('by') === 'endpoint';
  const charts = byEndpoint ? ENDPOINT_CHARTS : LOAD_CHARTS;
  const hiddenText = url.read('hide');
  const keys = pools.map(poolKey).join(' ');

  const { hidden, looks } = useMemo(() => {
    const all = keys.split(' ');
    const hiddenKeys = new Set(
      hiddenText?.split(' ') ?? all.slice(DRAWN_AT_FIRST),
    );
    return {
      hidden: hiddenKeys,
      // A pool keeps its look while others are hidden.
      looks: new Map(all.map((key, i) => [key, lineLook(i, type)])),
    };
  }, [keys, hiddenText, type]);

  const shown = pools.filter(pool => !hidden.has(poolKey(pool)));
  const chosen = useChosenEndpoints(shown, DRAWN_ENDPOINTS);
  const { value, error, confirmedAt, refresh } = usePoolHistories(shown, {
    signals: listSignals(charts),
    range: range.name,
    renewMs: range.renewMs,
    pods: byEndpoint ? chosen : undefined,
  });
  const asked = confirmedAt !== undefined && {
    from: confirmedAt - range.rangeMs,
    to: confirmedAt,
  };
  const whole =
    asked &&
    knownWindow(
      asked,
      (value ?? []).map(({ history }) => history),
    );

  function toggle(key: string) {
    const next = new Set(hidden);
    if (!next.delete(key)) {
      next.add(key);
    }
    // A lone space says that none is hidden, where some would be by default.
    url.write({ hide: [...next].join(' ') || ' ' });
  }

  return (
    <div className={classes.root}>
      <div className={classes.head}>
        <LoadLegend
          pools={pools}
          looks={looks}
          hidden={hidden}
          onToggle={toggle}
        />
        <LoadTools
          range={range}
          zoomed={window !== undefined}
          table={table}
          onRange={name => url.write({ range: name, zoom: undefined })}
          endpoints={byEndpoint}
          onMove={move => {
            const moved = whole && moveWindow(window ?? whole, whole, move);
            url.write({ zoom: moved ? formatChartWindow(moved) : undefined });
          }}
          onReset={() => url.write({ zoom: undefined })}
          onEndpoints={endpoints =>
            url.write({ by: endpoints ? 'endpoint' : undefined })
          }
          onTable={numbers =>
            url.write({ load: numbers ? 'numbers' : undefined })
          }
        />
      </div>
      {error && value && confirmedAt !== undefined && !isDenied(error) && (
        <StaleBanner
          error={error}
          confirmedAt={confirmedAt}
          onRetry={refresh}
        />
      )}
      {error && (!value || isDenied(error)) && (
        <Failure
          error={error}
          what={t('load.what')}
          permission={inferencePoolReadPermission}
          onRetry={refresh}
        />
      )}
      {!error && !value && <Loading what={t('load.charts')} heights={[360]} />}
      {asked && whole && whole.from > asked.from && (
        <Typography variant="body2" color="textSecondary">
          {t('load.knownSince', { time: <Clock at={whole.from} /> })}
        </Typography>
      )}
      {value && whole && !(error && isDenied(error)) && (
        <LoadView
          answers={value}
          charts={charts}
          chosen={byEndpoint ? chosen : undefined}
          pools={shown}
          looks={looks}
          window={window ?? whole}
          table={table}
          onZoom={zoomed =>
            url.write({ zoom: zoomed && formatChartWindow(zoomed) })
          }
        />
      )}
    </div>
  );
}
