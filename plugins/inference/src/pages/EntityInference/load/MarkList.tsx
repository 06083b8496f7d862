// SPDX-License-Identifier: Apache-2.0
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { HistoryMark } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../../components/Clock';
import { useFold } from '../../../hooks/useFold';
import { useTexts } from '../../../hooks/useTexts';
import { markKey } from '../../../lib/collectMarks';
import { MARK_LOOKS, markColor } from './markLooks';
import { toneColor } from '../../../components/tones';

const SHOWN = 4;

const useStyles = makeStyles(
  theme => ({
    root: {
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontSize: '0.8125rem',
      '& > li': { overflowWrap: 'anywhere' },
    },
    symbol: { display: 'inline-block', width: '1.5em', textAlign: 'center' },
    quiet: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceMarkList' },
);

/** What happened meanwhile: the lines in the charts, in words. */
export function MarkList(props: { marks: HistoryMark[] }) {
  const { marks } = props;
  const classes = useStyles();
  const t = useTexts();
  const theme = useTheme();
  const { shown, toggle } = useFold(marks, SHOWN);
  if (marks.length === 0) {
    return null;
  }
  return (
    <>
      <ul className={classes.root} aria-label={t('load.meanwhile')}>
        {shown.map(mark => (
          <li key={markKey(mark)}>
            <span
              className={classes.symbol}
              style={{ color: markColor(theme, mark) }}
              aria-hidden
            >
              {MARK_LOOKS[mark.kind].symbol}
            </span>
            <Clock at={mark.at} /> {t(`load.mark.${mark.kind}`)}: {mark.text}{' '}
            <span className={classes.quiet}>{mark.subject}</span>
          </li>
        ))}
      </ul>
      {toggle}
    </>
  );
}
