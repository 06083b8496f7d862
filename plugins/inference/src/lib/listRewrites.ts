// SPDX-License-Identifier: Apache-2.0
import { ModelRewrite } from '@inference-portal/backstage-plugin-inference-common';
import type { Texts } from '../hooks/useTexts';
import { formatRatio } from './formatSignal';

/** Each rule in words: `tickets becomes tickets-v1 (90 %), tickets-v2 (10 %)`. */
export function listRewrites(rewrites: ModelRewrite[], t: Texts): string[] {
  return rewrites.flatMap(({ rules }) =>
    rules.map(({ models, targets }) => {
      const names = targets.map(({ model, share }) =>
        targets.length > 1 ? `${model} (${formatRatio(share, t)})` : model,
      );
      return `${models.join(', ') || 'any model'} becomes ${
        names.join(', ') || 'nothing'
      }`;
    }),
  );
}
