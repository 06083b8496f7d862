// SPDX-License-Identifier: Apache-2.0
import type { signal as english } from '../en/signal';
import type { Translated } from '../Translated';

export const signal: Translated<typeof english> = {
  'signal.label.requestRate': 'Anfragen',
  'signal.label.errorRate': 'Fehler',
  'signal.label.queueDepth': 'Warteschlange',
  'signal.label.runningRequests': 'In Arbeit',
  'signal.label.kvCacheRatio': 'KV-Cache',
  'signal.label.prefixHitRatio': 'Präfix-Treffer',
  'signal.label.ttftP50': 'TTFT p50',
  'signal.label.ttftP95': 'TTFT p95',
  'signal.label.itlP95': 'ITL p95',
  'signal.label.e2eP95': 'Gesamt p95',
  'signal.label.tokensPerSecond': 'Tokens',
  'signal.label.schedulerP99': 'Auswahl p99',
  'signal.meaning.requestRate': 'Anfragen pro Sekunde',
  'signal.meaning.errorRate': 'Anteil gescheiterter Anfragen',
  'signal.meaning.queueDepth': 'Anfragen, die auf einen Platz im Batch warten',
  'signal.meaning.runningRequests': 'Anfragen, die beantwortet werden',
  'signal.meaning.kvCacheRatio':
    'Belegter KV-Cache; ein Pool zeigt das Mittel seiner Endpunkte',
  'signal.meaning.prefixHitRatio':
    'Im Präfix-Cache gefundene Tokens je angefragtem Token',
  'signal.meaning.ttftP50': 'Zeit bis zum ersten Token, Median',
  'signal.meaning.ttftP95': 'Zeit bis zum ersten Token, 95. Perzentil',
  'signal.meaning.itlP95': 'Zeit zwischen zwei Tokens, 95. Perzentil',
  'signal.meaning.e2eP95': 'Zeit einer ganzen Anfrage, 95. Perzentil',
  'signal.meaning.tokensPerSecond': 'Erzeugte Tokens pro Sekunde',
  'signal.meaning.schedulerP99':
    'Zeit der Entscheidung des Endpoint-Pickers, 99. Perzentil',
};
