// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { PoolSummary } from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../components/Dash';
import { formatRate } from '../../lib/formatSignal';
import { sumLoad } from '../../lib/sumLoad';

const useStyles = makeStyles(
  theme => ({
    root: { margin: 0, display: 'flex', gap: theme.spacing(4) },
    label: { color: theme.palette.text.secondary, fontSize: '0.75rem' },
    value: {
      margin: 0,
      fontSize: '1.25rem',
      fontVariantNumeric: 'tabular-nums',
    },
  }),
  { name: 'InferenceCardNumbers' },
);

/** The pools together. */
export function CardNumbers(props: { pools: PoolSummary[] }) {
  const { pools } = props;
  const classes = useStyles();
  const { ready, total, requestRate, counted, stale } = sumLoad(pools);
  const numbers: Array<{ label: string; value: ReactNode }> = [
    { label: 'Pools', value: pools.length },
    { label: 'Endpoints ready', value: `${ready} of ${total}` },
    {
      label: 'Requests',
      value:
        requestRate === undefined ? (
          <Dash why="no pool tells its request rate" />
        ) : (
          <span
            title={`Requests per second, sum of ${counted} of ${
              pools.length
            } pools${stale ? '; some of the values are old' : ''}`}
          >
            {formatRate(requestRate)}
          </span>
        ),
    },
  ];
  return (
    <dl className={classes.root}>
      {numbers.map(({ label, value }) => (
        <div key={label}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
