// SPDX-License-Identifier: Apache-2.0
import ButtonBase from '@material-ui/core/ButtonBase';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import classNames from 'classnames';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { formatRatio } from '../../../lib/formatSignal';
import { LineLook } from '../../../lib/lineLook';
import { listShares } from '../../../lib/listShares';
import { poolKey } from '../../../lib/poolKey';
import { LineSwatch } from './LineSwatch';

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
    quiet: { color: theme.palette.text.secondary },
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
        const look = looks.get(key);
        const shown = !hidden.has(key);
        const divided = listShares(pool, pool.routes).filter(
          ({ backends }) => backends > 1,
        );
        return (
          <Tooltip
            key={key}
            title={[
              shown ? t('load.hide', { key }) : t('load.show', { key }),
              ...divided.map(({ route, share }) =>
                t('load.shareOf', { share: formatRatio(share), route }),
              ),
            ].join('; ')}
          >
            <ButtonBase
              className={classNames(classes.pool, !shown && classes.hidden)}
              aria-pressed={shown}
              onClick={() => onToggle(key)}
            >
              {look && <LineSwatch look={look} />}
              <span>
                {pool.name}{' '}
                <span className={classes.quiet}>{pool.cluster}</span>
                {divided.map(({ route, rule, share }) => (
                  <span key={`${route} ${rule}`}> {formatRatio(share)}</span>
                ))}
              </span>
            </ButtonBase>
          </Tooltip>
        );
      })}
    </div>
  );
}
