// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { RatioBar } from '../../components/RatioBar';
import { Tip } from '../../components/Tip';
import { formatRatio } from '../../lib/formatSignal';
import { listShares } from '../../lib/listShares';

/** What part of its routes' requests the pool gets. */
export function PoolShares(props: { pool: PoolDetail }) {
  const shares = listShares(props.pool, props.pool.routes);
  if (shares.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        no route sends to it
      </Typography>
    );
  }
  return (
    <>
      {shares.map(({ route, rule, share, weight, backends }) => (
        <Typography key={`${route} ${rule}`} variant="body2">
          <Tip
            text={`Weight ${weight} of rule ${rule} of HTTPRoute ${route}, as configured`}
          >
            {backends > 1 && <RatioBar ratio={share} />}
            <strong>{formatRatio(share)}</strong> of route {route}
            {rule > 0 && `, rule ${rule}`}
          </Tip>
        </Typography>
      ))}
    </>
  );
}
