// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ObjectEvent } from '@inference-portal/backstage-plugin-inference-common';
import { Age } from '../../../components/Age';
import { useTexts } from '../../../hooks/useTexts';
import { toneColor } from '../../../components/tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      '& > li': { overflowWrap: 'anywhere' },
      '& > li + li': { marginTop: theme.spacing(0.5) },
    },
    quiet: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceEventList' },
);

/** What the cluster recorded of an object, newest first. */
export function EventList(props: { events: ObjectEvent[] }) {
  const { events } = props;
  const classes = useStyles();
  const t = useTexts();
  if (events.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('path.noEvents')}
      </Typography>
    );
  }
  return (
    <ul className={classes.root}>
      {events.map(
        ({ type, reason, message, count, lastSeenAt, about }, place) => (
          <li key={`${type} ${reason} ${about} ${place}`}>
            <strong>
              {type} {reason}
            </strong>{' '}
            {message}{' '}
            <span className={classes.quiet}>
              {about && `${about} · `}
              {t('path.times', { number: count })}
              {lastSeenAt && (
                <>
                  {' · '}
                  <Age at={lastSeenAt} suffix={t('shared.ago')} />
                </>
              )}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}
