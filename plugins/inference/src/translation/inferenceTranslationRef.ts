// SPDX-License-Identifier: Apache-2.0
import {
  createTranslationRef,
  TranslationRef,
} from '@backstage/frontend-plugin-api';
import messages from './en/messages';

/**
 * Every text of the plugin's own. Languages come with the plugin and are loaded
 * when an app offers them.
 */
export const typedTranslationRef = createTranslationRef({
  id: 'plugin.inference',
  messages,
  translations: {
    de: () => import('./de/messages'),
    zh: () => import('./zh/messages'),
    // As other apps call Simplified Chinese.
    'zh-CN': () => import('./zh/messages'),
    'zh-Hans': () => import('./zh/messages'),
  },
});

/**
 * Every text of the plugin's own, for apps that override some: keys and English
 * words are those of `src/translation/en`.
 *
 * @alpha
 */
export const inferenceTranslationRef: TranslationRef<
  'plugin.inference',
  { readonly [key: string]: string }
> = typedTranslationRef;
