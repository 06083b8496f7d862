// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { ObservedTraffic } from '@inference-portal/backstage-plugin-inference-common';
import { describeSource } from '../../../components/SignalValue';
import { Tip } from '../../../components/Tip';
import { toneColor } from '../../../components/tones';
import { useCountSource } from '../../../hooks/useCountSource';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { PathEdge } from '../../../lib/derivePath';
import { formatDuration } from '../../../lib/formatDuration';
import { formatRate, formatRatio } from '../../../lib/formatSignal';

const useStyles = makeStyles(
  theme => ({
    share: {
      display: 'block',
      fontWeight: 700,
      fontSize: '0.75rem',
      lineHeight: '16px',
      minHeight: 16,
      marginBottom: 4,
    },
    quiet: {
      color: toneColor(theme, 'quiet'),
      fontSize: '0.6875rem',
      lineHeight: '13px',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
      // Read also where the line runs behind it.
      textShadow: Array(4)
        .fill(`0 0 2px ${theme.palette.background.paper}`)
        .join(),
    },
  }),
  { name: 'InferenceEdgeNumbers' },
);

/** What share of a rule's requests takes an edge, and what was counted: `90 %`, `4.1 /s`, `got 9.4 %`. */
export function EdgeNumbers(props: { edge: PathEdge; cluster: string }) {
  const { edge, cluster } = props;
  const { backend, requestRate, rateFrom } = edge;
  const classes = useStyles();
  const t = useTexts();
  const sourceOf = useCountSource();
  const observed =
    backend && backend.share > 0 && backend.share < 1
      ? backend.observed
      : undefined;
  return (
    <>
      <span className={classes.share}>
        {backend && (
          <Tip
            text={() =>
              [
                t('path.shareWhy', {
                  share: formatRatio(backend.share, t),
                  name: backend.name,
                }),
                sourceOf({ clusters: [cluster] }),
              ].join(' ')
            }
          >
            {formatRatio(backend.share, t)}
          </Tip>
        )}
      </span>
      {requestRate !== undefined && (
        <Tip
          className={classes.quiet}
          text={() =>
            [
              t('path.rateWhy', { rate: formatRate(requestRate, t) }),
              ...describeRate(rateFrom, t),
            ].join(' ')
          }
        >
          {formatRate(requestRate, t)}
        </Tip>
      )}{' '}
      {backend && observed && (
        <Tip
          className={classes.quiet}
          text={() =>
            [
              t('path.gotWhy', {
                name: backend.name,
                share: formatRatio(observed.share, t),
              }),
              describeCount(observed, t),
            ].join(' ')
          }
        >
          {t('path.got', { share: formatRatio(observed.share, t) })}
        </Tip>
      )}
    </>
  );
}

function describeRate(from: PathEdge['rateFrom'], t: Texts): string[] {
  if (!from) return [];
  return 'load' in from
    ? [describeSource(from.load, t)]
    : [...new Set(from.observed.map(each => describeCount(each, t)))];
}

function describeCount(
  { requests, windowMs, source }: ObservedTraffic,
  t: Texts,
): string {
  return `${t('entity.counted', {
    requests,
    window: formatDuration(windowMs),
    source,
  })}.`;
}
