// SPDX-License-Identifier: Apache-2.0
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { Tip } from '../../components/Tip';
import { useCountSource } from '../../hooks/useCountSource';
import { useTexts } from '../../hooks/useTexts';
import { HealthMark } from '../../components/HealthMark';

/** The endpoint picker's state; replicas that are not ready say why. */
export function PickerFact(props: { pool: PoolDetail }) {
  const { picker, pickers, cluster, staleSince } = props.pool;
  const sourceOf = useCountSource();
  const t = useTexts();
  if (!picker.name) {
    return <>{t('entity.noPicker')}</>;
  }
  return (
    <>
      <HealthMark health={picker.health} />{' '}
      <Tip
        text={() =>
          [
            t('entity.pickerReady'),
            sourceOf({ clusters: [cluster], staleSince }),
          ].join(' ')
        }
      >
        {t('entity.replicas', { name: picker.name, ...picker.replicas })}
      </Tip>
      {pickers
        .filter(({ ready }) => !ready)
        .map(({ pod, reason, restarts }) => (
          <div key={pod}>
            {pod}: {reason ?? t('entity.notReadyUnknown')}
            {restarts > 0 && ` · ${t('entity.restarts', { number: restarts })}`}
          </div>
        ))}
    </>
  );
}
