// SPDX-License-Identifier: Apache-2.0
import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';

/** Where an entity's tab "Inference" is. */
export function useInferencePath(): (
  entity: Entity | CompoundEntityRef,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return entity => {
    const ref = 'metadata' in entity ? getCompoundEntityRef(entity) : entity;
    return `${entityRoute(entityRouteParams(ref))}/inference`;
  };
}
