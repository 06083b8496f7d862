// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react';
import { Entity } from '@backstage/catalog-model';
import { configApiRef, useApi, useRouteRef } from '@backstage/core-plugin-api';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { fixFormData } from '../lib/fixFormData';
import { patchTemplatePath } from '../lib/patchTemplatePath';
import { createFromTemplateRouteRef } from '../routes';

/** On whose page findings are shown; none on pages of clusters. */
export const FindingsEntity = createContext<Entity | undefined>(undefined);

/**
 * The form that proposes a finding's patch as a pull request, filled in: of the
 * template that the configuration names, else of `apply-fix` where the entity
 * has a repository. Undefined where there is neither, or no patch.
 */
export function useFixForm(finding: Finding): string | undefined {
  const template = useApi(configApiRef).getOptionalString(
    'inference.patchTemplate',
  );
  const entity = useContext(FindingsEntity);
  const templateRoute = useRouteRef(createFromTemplateRouteRef);
  if (template) {
    return patchTemplatePath(template, finding);
  }
  const formData = entity && fixFormData(entity, finding);
  const form = templateRoute?.({
    namespace: 'default',
    templateName: 'apply-fix',
  });
  return form && formData && `${form}?${new URLSearchParams({ formData })}`;
}
