// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { RatioBar } from '../../components/RatioBar';
import { Tip } from '../../components/Tip';
import { formatRatio } from '../../lib/formatSignal';
import { listShares } from '../../lib/listShares';

/** What part of its routes' requests the pool gets. */
export function PoolShares(props: { pool: PoolDetail }) {
  const shares = listShares(props.pool, props.pool.routes);
  const t = useTexts();
  if (shares.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('entity.noShare')}
      </Typography>
    );
  }
  return (
    <>
      {shares.map(({ route, rule, share, weight, backends }) => (
        <Typography key={`${route} ${rule}`} variant="body2">
          <Tip text={t('entity.share', { weight, rule, route })}>
            {backends > 1 && <RatioBar ratio={share} />}
            <strong>{formatRatio(share, t)}</strong>{' '}
            {rule > 0
              ? t('entity.ofRule', { route, rule })
              : t('entity.ofRoute', { route })}
          </Tip>
        </Typography>
      ))}
    </>
  );
}
