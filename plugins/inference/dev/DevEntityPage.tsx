// SPDX-License-Identifier: Apache-2.0
import { Entity } from '@backstage/catalog-model';
import { Content, Header, Page } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { useParams } from 'react-router-dom';
import { EntityInferenceCard } from '../src';
import { EntityInferencePage } from '../src/pages/EntityInference/EntityInferencePage';

/** Stands for the catalog's entity page: the card above the tab. */
export function DevEntityPage() {
  const { kind = '', namespace = '', name = '' } = useParams();
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace, name },
    spec: { type: 'model-server' },
  };
  return (
    <EntityProvider entity={entity} key={name}>
      <Page themeId="service">
        <Header title={name} />
        <Content>
          <div style={{ maxWidth: 560, marginBottom: 24 }}>
            <EntityInferenceCard />
          </div>
          <EntityInferencePage />
        </Content>
      </Page>
    </EntityProvider>
  );
}
