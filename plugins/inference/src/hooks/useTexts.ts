// SPDX-License-Identifier: Apache-2.0
import {
  TranslationFunction,
  TranslationRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { writeNumbersIn } from '../lib/inLanguage';
import { typedTranslationRef } from '../translation/inferenceTranslationRef';

type MessagesOf<Ref> = Ref extends TranslationRef<string, infer Messages>
  ? Messages
  : never;

/** Says a message in the user's language; for what is no component itself. */
export type Texts = TranslationFunction<MessagesOf<typeof typedTranslationRef>>;

/** The texts that were last asked for: another language comes with others. */
let spoken: Texts | undefined;

/** The plugin's texts in the user's language: `t('page.pools')`. */
export function useTexts(): Texts {
  const { t } = useTranslationRef(typedTranslationRef);
  if (t !== spoken) {
    spoken = t;
    writeNumbersIn(t('shared.language'));
  }
  return t;
}
