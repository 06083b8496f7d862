// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../hooks/useTexts';
import { Age } from './Age';
import { Clock } from './Clock';
import { Tip } from './Tip';

const useStyles = makeStyles(
  { root: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } },
  { name: 'InferenceAsOf' },
);

/** When the page was last confirmed, and how changes reach it. */
export function AsOf(props: { at: number; live: boolean }) {
  const { at, live } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      className={classes.root}
      // Renewed each second: not to be read out.
      aria-live="off"
    >
      <Tip text={live ? t('shared.liveWhy') : t('shared.polledWhy')}>
        {t('shared.asOf')} <Clock at={at} /> (
        <Age at={at} suffix={t('shared.ago')} bare />) ·{' '}
        {live ? t('shared.live') : t('shared.polled')}
      </Tip>
    </Typography>
  );
}
