// SPDX-License-Identifier: Apache-2.0
import {
  TranslationFunction,
  TranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { typedTranslationRef } from '../translation/inferenceTranslationRef';

type MessagesOf<Ref> = Ref extends TranslationRef<string, infer Messages>
  ? Messages
  : never;

/** Says a message in the user's language; for what is no component itself. */
export type Texts = TranslationFunction<MessagesOf<typeof typedTranslationRef>>;

/** The plugin's texts in the user's language: `t('page.pools')`. */
export function useTexts(): Texts {
  return useTranslationRef(typedTranslationRef).t;
}
