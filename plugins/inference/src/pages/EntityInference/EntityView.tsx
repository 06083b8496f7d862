// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { FindingList } from '../../components/FindingList';
import { Section } from '../../components/Section';
import { poolKey } from '../../lib/poolKey';
import { EntityHeader } from './EntityHeader';
import { ExplainSection } from './explain/ExplainSection';
import { GatewayTable } from './GatewayTable';
import { LoadSection } from './load/LoadSection';
import { LookupProblems } from './LookupProblems';
import { NothingFound } from './NothingFound';
import { PathSection } from './path/PathSection';
import { PoolCard } from './PoolCard';
import { RolloutSection } from './rollout/RolloutSection';
import { RouteTable } from './RouteTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2.5),
    },
    pools: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
  }),
  { name: 'InferenceEntityView' },
);

/** What is known of an entity's pools, from why to what. */
export function EntityView(props: {
  view: EntityInference;
  confirmedAt: number;
  live: boolean;
}) {
  const { view, confirmedAt, live } = props;
  const { findings, lookups, pools, routes, gateways } = view;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.root}>
      <EntityHeader view={view} confirmedAt={confirmedAt} live={live} />
      {findings.length > 0 && (
        <Section title={t('findings.title', { number: findings.length })}>
          <FindingList findings={findings} />
        </Section>
      )}
      {pools.length === 0 ? (
        <NothingFound view={view} />
      ) : (
        <>
          <LookupProblems lookups={lookups} />
          <RolloutSection view={view} />
          <PathSection view={view} />
          <LoadSection pools={pools} />
          <Section title={t('entity.pools', { number: pools.length })}>
            <div className={classes.pools}>
              {pools.map(pool => (
                <PoolCard key={poolKey(pool)} pool={pool} />
              ))}
            </div>
          </Section>
        </>
      )}
      {routes.length > 0 && (
        <Section title={t('entity.routes', { number: routes.length })}>
          <RouteTable routes={routes} />
        </Section>
      )}
      {pools.length > 0 && <ExplainSection view={view} />}
      {gateways.length > 0 && (
        <Section title={t('entity.gateways', { number: gateways.length })}>
          <GatewayTable gateways={gateways} />
        </Section>
      )}
    </div>
  );
}
