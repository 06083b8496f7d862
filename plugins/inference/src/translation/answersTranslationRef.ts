// SPDX-License-Identifier: Apache-2.0
import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';

/**
 * Sentences of the backend's answers, for apps that say some otherwise. Keys are
 * the sentences in English as the backend says them, with `{{0}}`, `{{1}}` where
 * names and numbers are filled in.
 *
 * @alpha
 */
export const inferenceAnswersTranslationRef: TranslationRef<
  'plugin.inference.answers',
  { readonly [sentence: string]: string }
> = createTranslationRef({
  id: 'plugin.inference.answers',
  messages: {},
  translations: {
    de: () => import('./answers/de/messages'),
    zh: () => import('./answers/zh/messages'),
    // As other apps call Simplified Chinese.
    'zh-CN': () => import('./answers/zh/messages'),
    'zh-Hans': () => import('./answers/zh/messages'),
  },
});
