// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { Age } from '../../components/Age';
import { ClusterStateMark } from '../../components/ClusterStateMark';

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.25, 2),
    },
    ill: { flexBasis: '100%', overflowWrap: 'anywhere' },
  }),
  { name: 'InferenceClusterList' },
);

/** The clusters that were searched; one that can't answer says why and since when. */
export function ClusterList(props: { clusters: EntityInference['clusters'] }) {
  const classes = useStyles();
  const t = useTexts();
  const sorted = [...props.clusters].sort(
    (a, b) =>
      Number(a.state !== 'connected') - Number(b.state !== 'connected') ||
      a.name.localeCompare(b.name),
  );
  return (
    <ul className={classes.root} aria-label={t('entity.clusters')}>
      {sorted.map(({ name, state, reason, lastSyncedAt }) => (
        <Typography
          key={name}
          component="li"
          variant="body2"
          className={state === 'connected' ? undefined : classes.ill}
        >
          <ClusterStateMark state={state}>{name}</ClusterStateMark>
          {state !== 'connected' && (
            <>
              {reason && `: ${reason}`}
              {state !== 'connecting' && (
                <>
                  {' ('}
                  {lastSyncedAt ? (
                    <>
                      {t('entity.lastRead')}{' '}
                      <Age at={lastSyncedAt} suffix={t('shared.ago')} />
                    </>
                  ) : (
                    t('entity.neverRead')
                  )}
                  )
                </>
              )}
            </>
          )}
        </Typography>
      ))}
    </ul>
  );
}
