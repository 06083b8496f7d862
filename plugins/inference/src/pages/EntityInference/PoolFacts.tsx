// SPDX-License-Identifier: Apache-2.0
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { Dash } from '../../components/Dash';
import { Facts } from '../../components/Facts';
import { listRewrites } from '../../lib/listRewrites';
import { GitOpsFact } from './GitOpsFact';
import { PickerFact } from './PickerFact';
import { PoolParents } from './PoolParents';

/** What the pool is made of, in words. */
export function PoolFacts(props: { pool: PoolDetail }) {
  const { pool } = props;
  const { models, selector, targetPorts, objectives, failureMode } = pool;
  const { rewrites, gitops } = pool;
  const labels = Object.entries(selector).map(([k, v]) => `${k}=${v}`);
  return (
    <Facts
      items={[
        {
          label: 'Models',
          value:
            models.length > 0 ? (
              models.join(', ')
            ) : (
              <Dash why="no endpoint has told which models it serves" />
            ),
        },
        { label: 'Endpoint picker', value: <PickerFact pool={pool} /> },
        { label: 'Gateways', value: <PoolParents parents={pool.parents} /> },
        {
          label: 'Selects',
          value: `${
            labels.length > 0 ? labels.join(', ') : 'nothing: no label is given'
          } · port ${targetPorts.join(', ')}`,
        },
        ...(failureMode
          ? [{ label: 'If the picker fails', value: failureMode }]
          : []),
        ...(objectives.length > 0
          ? [
              {
                label: 'Objectives',
                value: objectives
                  .map(({ name, priority }) => `${name} (priority ${priority})`)
                  .join(', '),
              },
            ]
          : []),
        ...(rewrites.length > 0
          ? [{ label: 'Rewrites', value: listRewrites(rewrites).join('; ') }]
          : []),
        ...(gitops
          ? [{ label: 'From Git', value: <GitOpsFact gitops={gitops} /> }]
          : []),
      ]}
    />
  );
}
