// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { Rollout } from '@inference-portal/backstage-plugin-inference-common';
import { toneBackground } from '../../../components/tones';
import { useTexts } from '../../../hooks/useTexts';
import { Weights } from '../../../lib/planWeights';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      padding: theme.spacing(1, 1.5),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    less: { background: toneBackground(theme, 'bad'), display: 'block' },
    more: { background: toneBackground(theme, 'good'), display: 'block' },
  }),
  { name: 'InferenceWeightDiff' },
);

/** The two weights of the rule, as they are and as they will be. */
export function WeightDiff(props: {
  rollout: Pick<
    Rollout,
    'way' | 'route' | 'rule' | 'stable' | 'canary' | 'weights'
  >;
  planned: Weights;
}) {
  const { rollout, planned } = props;
  const { way, route, rule, weights } = rollout;
  const isRewrite = way === 'rewrite';
  // A rewrite has no weight of 0: what gets nothing is not in it.
  const isWritten = (weight: number) => weight > 0 || !isRewrite;
  const classes = useStyles();
  const t = useTexts();
  const changed = (['stable', 'canary'] as const).filter(
    version => weights[version] !== planned[version],
  );
  if (changed.length === 0) {
    return <div>{t('rollout.noDiff')}</div>;
  }
  return (
    <pre className={classes.root} aria-label={t('rollout.diff')}>
      {`  ${isRewrite ? 'InferenceModelRewrite' : 'HTTPRoute'} ${
        route.namespace
      }/${route.name}: spec.rules[${rule}].${
        isRewrite ? 'targets' : 'backendRefs'
      }`}
      {changed.map(version => (
        <span key={version}>
          {isWritten(weights[version]) && (
            <span className={classes.less}>
              {`- ${rollout[version].name}  weight: ${weights[version]}`}
            </span>
          )}
          {isWritten(planned[version]) && (
            <span className={classes.more}>
              {`+ ${rollout[version].name}  weight: ${planned[version]}`}
            </span>
          )}
        </span>
      ))}
    </pre>
  );
}
