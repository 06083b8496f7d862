// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { RatioBar } from '../../components/RatioBar';
import { Tip } from '../../components/Tip';
import { useTexts } from '../../hooks/useTexts';
import { formatDuration } from '../../lib/formatDuration';
import { formatRatio } from '../../lib/formatSignal';
import { Split } from '../../lib/listSplits';
import { toneColor } from '../../components/tones';

const useStyles = makeStyles(
  theme => ({
    quiet: { color: toneColor(theme, 'quiet') },
    part: { whiteSpace: 'nowrap' },
  }),
  { name: 'InferenceSplitLine' },
);

/** How a rule divides its requests, as configured and as counted: `qwen-v2 10 %, got 9.4 %`. */
export function SplitLine(props: { split: Split }) {
  const { cluster, route, rule, backends } = props.split;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Typography variant="body2">
      <span className={classes.quiet}>{t('card.split')} </span>
      {backends.map(({ name, namespace, share, weight, observed }, place) => (
        <span key={`${namespace}/${name}`}>
          {place > 0 && ' · '}
          <Tip
            className={classes.part}
            text={[
              t('card.weight', { weight, rule, route, cluster }),
              ...(observed
                ? [
                    t('card.observed', {
                      requests: observed.requests,
                      window: formatDuration(observed.windowMs),
                      source: observed.source,
                    }),
                  ]
                : []),
            ].join('\n')}
          >
            <RatioBar ratio={share} />
            {name} <strong>{formatRatio(share, t)}</strong>
            {observed &&
              t('card.got', { share: formatRatio(observed.share, t) })}
          </Tip>
        </span>
      ))}
    </Typography>
  );
}
