// SPDX-License-Identifier: Apache-2.0
import { createTranslationRef } from '@backstage/frontend-plugin-api';
import messages from './en/messages';

/**
 * Every text of the plugin's own. Languages come with the plugin and are loaded
 * when an app offers them; an app may override each message by its key.
 *
 * @alpha
 */
export const inferenceTranslationRef = createTranslationRef({
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
