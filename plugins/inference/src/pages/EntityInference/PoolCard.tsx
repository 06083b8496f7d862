// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { HealthMark } from '../../components/HealthMark';
import { toneColor } from '../../components/tones';
import { poolKey } from '../../lib/poolKey';
import { EndpointHeat } from './endpoints/EndpointHeat';
import { EndpointSection } from './endpoints/EndpointSection';
import { LoadStrip } from './LoadStrip';
import { PoolFacts } from './PoolFacts';
import { PoolShares } from './PoolShares';
import { PoolStaleness } from './PoolStaleness';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5, 2),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.25),
      borderLeftWidth: 4,
    },
    failing: { borderLeftColor: toneColor(theme, 'bad') },
    degraded: { borderLeftColor: toneColor(theme, 'warning') },
    unknown: { borderLeftColor: toneColor(theme, 'warning') },
    idle: {},
    healthy: {},
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
    },
    name: { fontSize: '1rem', fontWeight: 700, overflowWrap: 'anywhere' },
    shares: { marginLeft: 'auto' },
  }),
  { name: 'InferencePoolCard' },
);

/** A pool: how it is, who sends to it, how loaded it is, and its endpoints. */
export const PoolCard = memo((props: { pool: PoolDetail }) => {
  const { pool } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Paper
      component="article"
      variant="outlined"
      aria-label={t('entity.pool', { name: poolKey(pool) })}
      className={classNames(classes.root, classes[pool.health])}
    >
      <div className={classes.head}>
        <HealthMark health={pool.health} />
        <Typography component="h3" className={classes.name}>
          {pool.name}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {pool.cluster} / {pool.namespace}
          {pool.simulated && ` · ${t('entity.simulated')}`}
        </Typography>
        <div className={classes.shares}>
          <PoolShares pool={pool} />
        </div>
      </div>
      {pool.health !== 'healthy' && (
        <Typography variant="body2">{pool.reason}</Typography>
      )}
      <PoolStaleness pool={pool} />
      <LoadStrip pool={pool} />
      <PoolFacts pool={pool} />
      <EndpointHeat endpoints={pool.endpointList} />
      <EndpointSection pool={pool} />
    </Paper>
  );
});
