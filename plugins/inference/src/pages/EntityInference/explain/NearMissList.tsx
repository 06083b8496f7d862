// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { NearMiss } from '@inference-portal/backstage-plugin-inference-common';
import { useFold } from '../../../hooks/useFold';
import { useTexts } from '../../../hooks/useTexts';
import { Prose } from '../../../components/Prose';
import { toneColor } from '../../../components/tones';

const SHOWN = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      '& > li': { overflowWrap: 'anywhere' },
    },
    quiet: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceNearMissList' },
);

/** Rules that did not match, and why: the nearest come first. */
export function NearMissList(props: { misses: NearMiss[] }) {
  const { misses } = props;
  const classes = useStyles();
  const t = useTexts();
  const { shown, toggle } = useFold(misses, SHOWN);
  return (
    <>
      <ul className={classes.root} aria-label={t('explain.misses')}>
        {shown.map(
          ({ route, rule, match, description, matched, reasons, field }) => (
            <li key={`${route.namespace}/${route.name} ${rule} ${match}`}>
              {t('explain.rule', {
                route: `${route.namespace}/${route.name}`,
                rule,
              })}{' '}
              {description}
              {reasons.map(reason => (
                <div key={reason}>
                  <Prose text={reason} />
                </div>
              ))}
              <div className={classes.quiet}>
                {matched.length > 0 &&
                  `${t('explain.matched', { parts: matched.join(', ') })} `}
                <code>{field}</code>
              </div>
            </li>
          ),
        )}
      </ul>
      {toggle && <div>{toggle}</div>}
    </>
  );
}
