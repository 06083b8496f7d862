// SPDX-License-Identifier: Apache-2.0
import type { shared as english } from '../en/shared';
import type { Translated } from '../Translated';

export const shared: Translated<typeof english> = {
  'shared.health.healthy': 'gesund',
  'shared.health.degraded': 'beeinträchtigt',
  'shared.health.failing': 'ausgefallen',
  'shared.health.idle': 'im Leerlauf',
  'shared.health.unknown': 'unbekannt',
  'shared.notReady': 'nicht bereit',
  'shared.ago': 'her',
  'shared.close': 'Schließen',
  'shared.fewer': 'Weniger zeigen',
  'shared.more': '{{number, number}} weitere',
};
