// SPDX-License-Identifier: Apache-2.0
import { PoolParent } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { ConditionMark } from '../../components/ConditionMark';
import { Tip } from '../../components/Tip';

/** What the gateways say of the pool. */
export function PoolParents(props: { parents: PoolParent[] }) {
  const { parents } = props;
  const t = useTexts();
  if (parents.length === 0) {
    return <>{t('entity.noParent')}</>;
  }
  return (
    <>
      {parents.map(
        ({ gateway, controller, accepted, resolvedRefs, reasons }) => (
          <div key={`${gateway} ${controller}`}>
            {controller ? (
              <Tip text={t('entity.controller', { name: controller })}>
                {gateway}
              </Tip>
            ) : (
              gateway
            )}{' '}
            <ConditionMark name="Accepted" status={accepted} />{' '}
            <ConditionMark name="ResolvedRefs" status={resolvedRefs} />
            {(accepted !== true || resolvedRefs !== true) &&
              reasons.length > 0 &&
              ` ${reasons.join('; ')}`}
          </div>
        ),
      )}
    </>
  );
}
