// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { NearMiss } from '@inference-portal/backstage-plugin-inference-common';
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
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={classes.root} aria-label={t('explain.misses')}>
        {(all ? misses : misses.slice(0, SHOWN)).map(
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
      {misses.length > SHOWN && (
        <div>
          <Button
            size="small"
            style={{ textTransform: 'none' }}
            onClick={() => setAll(!all)}
            aria-expanded={all}
          >
            {all
              ? t('shared.fewer')
              : t('shared.more', { number: misses.length - SHOWN })}
          </Button>
        </div>
      )}
    </>
  );
}
