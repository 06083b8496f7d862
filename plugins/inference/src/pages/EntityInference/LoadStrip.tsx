// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../components/Age';
import { Dash } from '../../components/Dash';
import { RatioBar } from '../../components/RatioBar';
import { describeSource, SignalValue } from '../../components/SignalValue';
import { LOAD_SIGNALS, LoadSignalName } from '../../lib/loadSignals';
import { explainNoLoad } from '../../lib/explainNoLoad';

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
      gridTemplateColumns: 'repeat(auto-fill, minmax(104px, 1fr))',
      gap: theme.spacing(1, 2),
    },
    label: {
      color: theme.palette.text.secondary,
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
    },
    value: {
      margin: 0,
      fontSize: '1rem',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
    ready: { fontWeight: 600 },
  }),
  { name: 'InferenceLoadStrip' },
);

/** The numbers of a pool in one line. */
export function LoadStrip(props: { pool: PoolDetail }) {
  const { endpoints, load } = props.pool;
  const classes = useStyles();
  const missing = explainNoLoad(props.pool);
  return (
    <dl className={classes.root}>
      <div>
        <dt className={classes.label}>Endpoints</dt>
        <dd className={classes.value}>
          <span className={classes.ready}>{endpoints.ready}</span> of{' '}
          {endpoints.total} ready
        </dd>
      </div>
      {SHOWN.map(signal => (
        <div key={signal}>
          <dt className={classes.label}>{LOAD_SIGNALS[signal].label}</dt>
          <dd className={classes.value}>
            {signal === 'kvCacheRatio' && load?.kvCacheRatio !== undefined && (
              <RatioBar ratio={load.kvCacheRatio} />
            )}
            <SignalValue signal={signal} load={load} missing={missing} />
          </dd>
        </div>
      ))}
      <div>
        <dt className={classes.label}>Read</dt>
        <dd className={classes.value}>
          {load ? (
            <span title={describeSource(load)}>
              <Age at={load.at} suffix="ago" />
            </span>
          ) : (
            <Dash why={missing} />
          )}
        </dd>
      </div>
    </dl>
  );
}
