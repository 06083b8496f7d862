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
  const { t } = useTranslationRef(typedTranslationRef);
  let texts = spoken.get(t);
  if (!texts) {
    texts = leavingNothing(t);
    spoken.set(t, texts);
  }
  return texts;
}

const spoken = new WeakMap<Texts, Texts>();

/**
 * i18next keeps a number format for the JSON of all values that it ever filled in
 * beside a number: a page that is open for days fills in millions. No message says
 * how its numbers are to be written, so one format suffices.
 */
function leavingNothing(t: Texts): Texts {
  return new Proxy(t, {
    apply: (say, self, [key, values]) =>
      Reflect.apply(say, self, [
        key,
        values && { ...values, toJSON: () => undefined },
      ]),
  });
}
