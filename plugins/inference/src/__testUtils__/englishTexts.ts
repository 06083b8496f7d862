// SPDX-License-Identifier: Apache-2.0
import { mockApis } from '@backstage/test-utils';
import { Texts } from '../hooks/useTexts';
import { typedTranslationRef } from '../translation/inferenceTranslationRef';

/** The texts as English readers see them. */
export function englishTexts(): Texts {
  const snapshot = mockApis.translation().getTranslation(typedTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The default texts are not there at once');
  }
  return snapshot.t;
}
