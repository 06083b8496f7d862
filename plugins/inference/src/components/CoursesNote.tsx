// SPDX-License-Identifier: Apache-2.0
import { useContext } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../hooks/useTexts';
import { describeFailure } from '../lib/describeFailure';
import { SaidStale } from './StaleBanner';

/** Why numbers stand without the lines of their last hour, or with old ones; nothing where all is well, or the page says so already. */
export function CoursesNote(props: { error: Error | undefined }) {
  const { error } = props;
  const t = useTexts();
  const said = useContext(SaidStale);
  return error && !said ? (
    <Typography variant="body2" color="textSecondary" role="status">
      {t('shared.noCourses', { reason: describeFailure(error, t) })}
    </Typography>
  ) : null;
}
