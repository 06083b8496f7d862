// SPDX-License-Identifier: Apache-2.0
import { inferencePoolReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { LiveAnswer } from '../../../components/LiveAnswer';
import { useModels } from '../../../hooks/useModels';
import { useTexts } from '../../../hooks/useTexts';
import { ModelsView } from './ModelsView';

export function ModelsTab() {
  const t = useTexts();
  return (
    <LiveAnswer
      answer={useModels()}
      what={t('models.what')}
      permission={inferencePoolReadPermission}
      heights={[40, 320]}
    >
      {(models, confirmation) => (
        <ModelsView models={models} {...confirmation} />
      )}
    </LiveAnswer>
  );
}
