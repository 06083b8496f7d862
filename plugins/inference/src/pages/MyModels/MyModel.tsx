// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntitySummary } from '@inference-portal/backstage-plugin-inference-common';
import { HealthMark } from '../../components/HealthMark';
import { NumberTogether } from '../../components/NumberTogether';
import { toneColor } from '../../components/tones';
import { useInferencePath } from '../../hooks/useInferencePath';
import { useTexts } from '../../hooks/useTexts';
import { CARD_NUMBERS } from '../../lib/cardNumbers';
import { CanaryShare } from './CanaryShare';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1, 0),
      display: 'grid',
      gridTemplateColumns: '104px minmax(0, 1fr)',
      gap: theme.spacing(0, 1),
      alignItems: 'baseline',
    },
    name: { fontWeight: 600, overflowWrap: 'anywhere' },
    reason: { color: toneColor(theme, 'quiet'), overflowWrap: 'anywhere' },
    numbers: {
      gridColumn: 2,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 2),
      fontVariantNumeric: 'tabular-nums',
    },
    label: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceMyModel' },
);

/** How a model is, why, how loaded, and what its canary gets. */
export function MyModel(props: { entity: EntitySummary }) {
  const { entityRef, health, reason, pools, rollouts } = props.entity;
  const classes = useStyles();
  const t = useTexts();
  const entity = parseEntityRef(entityRef);
  const path = useInferencePath()(entity);
  return (
    <li className={classes.root}>
      <HealthMark health={health} />
      <div>
        <Link to={path} className={classes.name}>
          {entity.name}
        </Link>
        <Typography variant="body2" className={classes.reason}>
          {reason}
        </Typography>
      </div>
      {pools.length > 0 && (
        <Typography component="div" variant="body2" className={classes.numbers}>
          {CARD_NUMBERS.map(number => (
            <span key={number.name}>
              <span className={classes.label}>{t(`card.${number.name}`)}</span>{' '}
              <NumberTogether pools={pools} number={number} />
            </span>
          ))}
          {rollouts.map(rollout => (
            <CanaryShare
              key={`${rollout.route.cluster} ${rollout.route.namespace} ${rollout.route.name} ${rollout.rule} ${rollout.canary.name}`}
              rollout={rollout}
            />
          ))}
        </Typography>
      )}
    </li>
  );
}
