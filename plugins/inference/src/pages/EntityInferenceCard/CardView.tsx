// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../components/Age';
import { HealthMark } from '../../components/HealthMark';
import { SeverityMark } from '../../components/SeverityMark';
import { Tip } from '../../components/Tip';
import { useCountSource } from '../../hooks/useCountSource';
import { useTexts } from '../../hooks/useTexts';
import { describeSubject } from '../../lib/describeSubject';
import { listSplits } from '../../lib/listSplits';
import { sortFindings } from '../../lib/sortFindings';
import { CardNumbers } from './CardNumbers';
import { SplitLine } from './SplitLine';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
    },
    health: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
    },
    reason: { flex: '1 1 24ch' },
  }),
  { name: 'InferenceCardView' },
);

/** Health and why, the worst finding, three numbers, and how requests are shared. */
export function CardView(props: { view: EntityInference; path: string }) {
  const { view, path } = props;
  const { health, reason, findings, pools, routes } = view;
  const classes = useStyles();
  const t = useTexts();
  const sourceOf = useCountSource();
  const [worst] = sortFindings(findings);
  return (
    <div className={classes.root}>
      <div className={classes.health}>
        <HealthMark health={health} chip />
        <Typography variant="body2" className={classes.reason}>
          {reason}
        </Typography>
      </div>
      {worst && (
        <Typography variant="body2">
          <SeverityMark severity={worst.severity} />{' '}
          <Link to={path} underline="always">
            {worst.title}
          </Link>
          : {describeSubject(worst.subject, t)}, {t('card.for')}{' '}
          <Age at={worst.since} />
          {findings.length > 1 &&
            ` · ${t('card.more', { number: findings.length - 1 })}`}
        </Typography>
      )}
      {pools.length > 0 ? (
        <>
          <CardNumbers pools={pools} />
          {listSplits(routes).map(split => (
            <SplitLine
              key={`${split.cluster} ${split.route} ${split.rule}`}
              split={split}
            />
          ))}
          <Typography variant="body2" color="textSecondary">
            <Tip
              text={() =>
                [
                  t('entity.readyWhy'),
                  sourceOf({ clusters: pools.map(({ cluster }) => cluster) }),
                ].join(' ')
              }
            >
              {t('card.ready', {
                ready: sum(pools.map(({ endpoints }) => endpoints.ready)),
                total: sum(pools.map(({ endpoints }) => endpoints.total)),
                pools: pools.length,
              })}
            </Tip>
          </Typography>
        </>
      ) : (
        <Typography variant="body2" color="textSecondary">
          <Link to={path} underline="always">
            {t('card.guide')}
          </Link>
        </Typography>
      )}
    </div>
  );
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
