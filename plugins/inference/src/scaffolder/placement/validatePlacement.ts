// SPDX-License-Identifier: Apache-2.0
import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { typedTranslationRef as textsRef } from '../../translation/inferenceTranslationRef';
import { readServedNames, readText } from '../formValues';
import { fetchSelfService } from './fetchSelfService';
import { findCollisions, InferencePlacement } from './findCollisions';

/** Keeps the form from going on with names that are taken. */
export const validatePlacement: CustomFieldValidator<
  InferencePlacement
> = async (placement, field, { apiHolder, formData }) => {
  const discoveryApi = apiHolder.get(discoveryApiRef);
  const fetchApi = apiHolder.get(fetchApiRef);
  const texts = apiHolder.get(translationApiRef)?.getTranslation(textsRef);
  // The field above is drawn with these texts, so they are loaded.
  if (!discoveryApi || !fetchApi || !texts?.ready) return;
  const offer = await fetchSelfService({ discoveryApi, fetchApi });
  const model = {
    name: readText(formData, 'name') ?? '',
    servedNames: readServedNames(formData),
  };
  for (const problem of findCollisions(
    texts.t,
    model,
    placement ?? {},
    offer,
  )) {
    field.addError(problem);
  }
};
