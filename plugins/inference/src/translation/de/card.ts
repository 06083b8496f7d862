// SPDX-License-Identifier: Apache-2.0
import type { card as english } from '../en/card';
import type { Translated } from '../Translated';

export const card: Translated<typeof english> = {
  'card.title': 'Inferenz',
  'card.what': 'die Pools dieser Entität',
  'card.link': 'Pools und Befunde',
  'card.for': 'seit',
  'card.more': '{{number, number}} weitere',
  'card.guide': 'Wonach gesucht wurde, und was zu ändern ist',
  'card.ready':
    '{{ready, number}} von {{total, number}} Endpunkten bereit in {{pools, number}} Pools',
  'card.requests': 'Anfragen',
  'card.errors': 'Fehler',
  'card.ttft': 'TTFT p95',
  'card.meaning.requests': 'Anfragen pro Sekunde, Summe der Pools',
  'card.meaning.errors': 'Anteil gescheiterter Anfragen, höchster der Pools',
  'card.meaning.ttft':
    'Zeit bis zum ersten Token, 95. Perzentil, höchste der Pools',
  'card.untold': 'kein Pool nennt es',
  'card.counted':
    'Von {{counted, number}} von {{total, number}} Pools genannt.',
  'card.readAt': 'Gelesen um {{time}}.',
  'card.oldSince': 'Teils veraltet: gelesen um {{time}}.',
  'card.course': 'Letzte Stunde: {{low}} bis {{high}}',
  'card.split': 'Anfragen werden geteilt:',
  'card.weight':
    'Gewicht {{weight, number}} der Regel {{rule, number}} von HTTPRoute {{route}} in {{cluster}}, wie eingestellt.',
  'card.observed':
    '{{requests, number}} Anfragen in {{window}}, gezählt von {{source}}.',
  'card.got': ', bekam {{share}}',
};
