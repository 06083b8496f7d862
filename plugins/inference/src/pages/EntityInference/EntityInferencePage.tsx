// SPDX-License-Identifier: Apache-2.0
import { useEntity } from '@backstage/plugin-catalog-react';
import { inferenceEntityReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { FindingPageDrawer } from '../../components/FindingPageDrawer';
import { LiveAnswer } from '../../components/LiveAnswer';
import { Readable } from '../../components/Readable';
import { useEntityInference } from '../../hooks/useEntityInference';
import { FindingsEntity } from '../../hooks/useFixForm';
import { EntityView } from './EntityView';

/** The tab "Inference" of an entity. */
export function EntityInferencePage() {
  const { entity } = useEntity();
  const t = useTexts();
  return (
    <FindingsEntity.Provider value={entity}>
      <Readable>
        <LiveAnswer
          answer={useEntityInference(entity)}
          what={t('entity.what')}
          permission={inferenceEntityReadPermission}
          heights={[56, 88, 280]}
        >
          {(view, confirmation) => <EntityView view={view} {...confirmation} />}
        </LiveAnswer>
        <FindingPageDrawer />
      </Readable>
    </FindingsEntity.Provider>
  );
}
