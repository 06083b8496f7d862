// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { useCountSource } from '../../hooks/useCountSource';
import { useTexts } from '../../hooks/useTexts';
import { LoadAge } from '../../components/LoadAge';
import { RatioBar } from '../../components/RatioBar';
import { SignalValue } from '../../components/SignalValue';
import { Tip } from '../../components/Tip';
import { TipGroup } from '../../components/TipGroup';
import { LoadSignalName } from '../../lib/loadSignals';
import { explainNoLoad } from '../../lib/explainNoLoad';
import { poolKey } from '../../lib/poolKey';
import { toneColor } from '../../components/tones';

const SHOWN: LoadSignalName[] = [
  'requestRate',
  'errorRate',
  'queueDepth',
  'runningRequests',
  'kvCacheRatio',
  'prefixHitRatio',
  'ttftP50',
  'ttftP95',
  'itlP95',
  'tokensPerSecond',
];

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(80px, 1fr))',
      gap: theme.spacing(1),
    },
    label: {
      color: toneColor(theme, 'quiet'),
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
    },
    value: {
      margin: 0,
      fontSize: '0.9375rem',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
    bar: { display: 'block', lineHeight: 0.5 },
  }),
  { name: 'InferenceLoadStrip' },
);

/** The numbers of a pool in one line. */
export function LoadStrip(props: { pool: PoolDetail }) {
  const { endpoints, load, cluster, staleSince } = props.pool;
  const sourceOf = useCountSource();
  const classes = useStyles();
  const t = useTexts();
  const missing = explainNoLoad(props.pool, t);
  const numbers: Array<{ label: string; value: ReactNode }> = [
    {
      label: t('entity.ready'),
      value: (
        <Tip
          text={() =>
            [
              t('entity.readyWhy'),
              sourceOf({ clusters: [cluster], staleSince }),
            ].join(' ')
          }
        >
          <strong>{endpoints.ready}</strong> {t('entity.of')} {endpoints.total}
        </Tip>
      ),
    },
    ...SHOWN.map(signal => ({
      label: t(`signal.label.${signal}`),
      value: <SignalValue signal={signal} load={load} missing={missing} />,
    })),
    {
      label: t('entity.read'),
      value: <LoadAge load={load} missing={missing} />,
    },
  ];
  return (
    <TipGroup label={t('entity.loadOf', { pool: poolKey(props.pool) })}>
      <dl className={classes.root}>
        {numbers.map(({ label, value }) => (
          <div key={label}>
            <dt className={classes.label}>{label}</dt>
            <dd className={classes.value}>{value}</dd>
            {label === t('signal.label.kvCacheRatio') &&
              load?.kvCacheRatio !== undefined && (
                <dd className={classes.value} aria-hidden>
                  <span className={classes.bar}>
                    <RatioBar ratio={load.kvCacheRatio} />
                  </span>
                </dd>
              )}
          </div>
        ))}
      </dl>
    </TipGroup>
  );
}
