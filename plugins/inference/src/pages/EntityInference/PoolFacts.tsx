// SPDX-License-Identifier: Apache-2.0
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { Dash } from '../../components/Dash';
import { Facts } from '../../components/Facts';
import { listRewrites } from '../../lib/listRewrites';
import { GitOpsFact } from './GitOpsFact';
import { PickerFact } from './PickerFact';
import { PoolParents } from './PoolParents';

/** What the pool is made of, in words. */
export function PoolFacts(props: { pool: PoolDetail }) {
  const { pool } = props;
  const t = useTexts();
  const { models, selector, targetPorts, objectives, failureMode } = pool;
  const { rewrites, gitops } = pool;
  const labels = Object.entries(selector).map(([k, v]) => `${k}=${v}`);
  return (
    <Facts
      items={[
        {
          label: t('entity.models'),
          value:
            models.length > 0 ? (
              models.join(', ')
            ) : (
              <Dash why={t('entity.noModels')} />
            ),
        },
        { label: t('entity.picker'), value: <PickerFact pool={pool} /> },
        {
          label: t('entity.parents'),
          value: <PoolParents parents={pool.parents} />,
        },
        {
          label: t('entity.selects'),
          value: `${
            labels.length > 0 ? labels.join(', ') : t('entity.selectsNothing')
          } · ${t('entity.port', { ports: targetPorts.join(', ') })}`,
        },
        ...(failureMode
          ? [{ label: t('entity.ifPickerFails'), value: failureMode }]
          : []),
        ...(objectives.length > 0
          ? [
              {
                label: t('entity.objectives'),
                value: objectives
                  .map(({ name, priority }) =>
                    t('entity.priority', { name, priority }),
                  )
                  .join(', '),
              },
            ]
          : []),
        ...(rewrites.length > 0
          ? [
              {
                label: t('entity.rewrites'),
                value: listRewrites(rewrites, t).join('; '),
              },
            ]
          : []),
        ...(gitops
          ? [
              {
                label: t('entity.fromGit'),
                value: <GitOpsFact gitops={gitops} />,
              },
            ]
          : []),
      ]}
    />
  );
}
