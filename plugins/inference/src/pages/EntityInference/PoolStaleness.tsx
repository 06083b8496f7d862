// SPDX-License-Identifier: Apache-2.0
import CloudOff from '@material-ui/icons/CloudOff';
import Typography from '@material-ui/core/Typography';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { Age } from '../../components/Age';
import { Clock } from '../../components/Clock';
import { Mark } from '../../components/Mark';

/** Said of a pool whose cluster does not answer. */
export function PoolStaleness(props: { pool: PoolDetail }) {
  const { cluster, staleSince } = props.pool;
  const t = useTexts();
  if (!staleSince) {
    return null;
  }
  return (
    <Typography variant="body2">
      <Mark tone="warning" icon={CloudOff}>
        {t('entity.old')}
      </Mark>{' '}
      {t('entity.staleSince', { cluster })} <Clock at={staleSince} /> (
      <Age at={staleSince} suffix={t('shared.ago')} />
      ).
    </Typography>
  );
}
