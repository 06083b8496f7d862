// SPDX-License-Identifier: Apache-2.0
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { useTip } from '../../../hooks/useTip';
import { useTexts } from '../../../hooks/useTexts';
import { formatRatio } from '../../../lib/formatSignal';
import { LineLook } from '../../../lib/lineLook';
import { listShares } from '../../../lib/listShares';
import { poolKey } from '../../../lib/poolKey';
import { LineSwatch } from './LineSwatch';
import { toneColor } from '../../../components/tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5),
      minWidth: 0,
    },
    pool: {
      ...theme.typography.body2,
      fontSize: '0.8125rem',
      gap: theme.spacing(0.75),
      padding: theme.spacing(0.25, 0.75),
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      textAlign: 'left',
      overflowWrap: 'anywhere',
      '&:focus-visible': { outline: `2px solid ${theme.palette.text.primary}` },
    },
    hidden: { textDecoration: 'line-through', borderStyle: 'dashed' },
    quiet: { color: toneColor(theme, 'quiet') },
  }),
  { name: 'InferenceLoadLegend' },
);

/** Which line is whose; a click hides or shows a pool. */
export function LoadLegend(props: {
  pools: PoolDetail[];
  looks: ReadonlyMap<string, LineLook>;
  hidden: ReadonlySet<string>;
  onToggle: (key: string) => void;
}) {
  const { pools, looks, hidden, onToggle } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.root} role="group" aria-label={t('load.legend')}>
      {pools.map(pool => {
        const key = poolKey(pool);
        return (
          <LegendPool
            key={key}
            pool={pool}
            look={looks.get(key)}
            shown={!hidden.has(key)}
            onToggle={() => onToggle(key)}
          />
        );
      })}
    </div>
  );
}

function LegendPool(props: {
  pool: PoolDetail;
  look: LineLook | undefined;
  shown: boolean;
  onToggle: () => void;
}) {
  const { pool, look, shown, onToggle } = props;
  const classes = useStyles();
  const t = useTexts();
  const key = poolKey(pool);
  const divided = listShares(pool, pool.routes).filter(
    ({ backends }) => backends > 1,
  );
  const { anchor, handlers, describedBy, bubble } = useTip<HTMLButtonElement>(
    [
      shown ? t('load.hide', { key }) : t('load.show', { key }),
      ...divided.map(({ route, share }) =>
        t('load.shareOf', { share: formatRatio(share, t), route }),
      ),
    ].join('; '),
  );
  return (
    <>
      <ButtonBase
        ref={anchor}
        className={classNames(classes.pool, !shown && classes.hidden)}
        aria-pressed={shown}
        aria-describedby={describedBy}
        onClick={onToggle}
        {...handlers}
      >
        {look && <LineSwatch look={look} />}
        <span>
          {pool.name} <span className={classes.quiet}>{pool.cluster}</span>
          {divided.map(({ route, rule, share }) => (
            <span key={`${route} ${rule}`}> {formatRatio(share, t)}</span>
          ))}
        </span>
      </ButtonBase>
      {bubble}
    </>
  );
}
