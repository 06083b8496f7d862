// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { NearMiss } from '@inference-portal/backstage-plugin-inference-common';
import { Prose } from '../../../components/Prose';

const SHOWN = 3;

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      '& > li': { overflowWrap: 'anywhere' },
    },
    quiet: { color: theme.palette.text.secondary },
  }),
  { name: 'InferenceNearMissList' },
);

/** Rules that did not match, and why: the nearest come first. */
export function NearMissList(props: { misses: NearMiss[] }) {
  const { misses } = props;
  const classes = useStyles();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={classes.root} aria-label="Rules that nearly match">
        {(all ? misses : misses.slice(0, SHOWN)).map(
          ({ route, rule, match, description, matched, reasons, field }) => (
            <li key={`${route.namespace}/${route.name} ${rule} ${match}`}>
              HTTPRoute {route.namespace}/{route.name}, rule {rule}:{' '}
              {description}
              {reasons.map(reason => (
                <div key={reason}>
                  <Prose text={reason} />
                </div>
              ))}
              <div className={classes.quiet}>
                {matched.length > 0 && `Matched: ${matched.join(', ')}. `}
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
            {all ? 'Show fewer' : `${misses.length - SHOWN} more`}
          </Button>
        </div>
      )}
    </>
  );
}
