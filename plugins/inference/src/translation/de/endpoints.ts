// SPDX-License-Identifier: Apache-2.0
import type { endpoints as english } from '../en/endpoints';
import type { Translated } from '../Translated';

export const endpoints: Translated<typeof english> = {
  'endpoints.none':
    'Kein Pod ist ausgewählt, es gibt also keinen Endpunkt für Anfragen.',
  'endpoints.countNotReady': '{{number, number}} nicht bereit',
  'endpoints.find': 'Pod, Knoten oder Grund suchen',
  'endpoints.found': '{{found, number}} von {{total, number}} Endpunkten',
  'endpoints.of': 'Endpunkte von {{pool}}',
  'endpoints.notReady': 'nicht bereit',
  'endpoints.noReason': 'kein Grund bekannt',
  'endpoints.ready': 'bereit',
  'endpoints.oldMetrics': 'Messwerte veraltet',
  'endpoints.adapters': 'Adapter {{names}}',
  'endpoints.address': 'Adresse {{address}}',
  'endpoints.noNode': 'der Pod ist noch auf keinem Knoten',
  'endpoints.notStarted': 'der Pod ist nicht gestartet',
  'endpoints.noMetrics': 'von diesem Endpunkt wurde noch nichts gelesen',
  'endpoints.notMeasured':
    'der Endpunkt ist nicht bereit: nichts wird gemessen',
  'endpoints.state': 'Zustand',
  'endpoints.pod': 'Pod',
  'endpoints.node': 'Knoten',
  'endpoints.running': 'In Arbeit',
  'endpoints.queue': 'Warten',
  'endpoints.kvCache': 'KV-Cache',
  'endpoints.ttft': 'TTFT p50 / p95',
  'endpoints.restarts': 'Neustarts',
  'endpoints.upFor': 'Läuft seit',
  'endpoints.read': 'Gelesen',
  'endpoints.meaning.state': 'Ob der Pod bereit ist, und warum nicht',
  'endpoints.meaning.pod': 'Pod, mit Rolle und Adaptern',
  'endpoints.meaning.node': 'Knoten, auf dem der Pod läuft',
  'endpoints.meaning.running': 'Anfragen, die beantwortet werden',
  'endpoints.meaning.queue': 'Anfragen, die auf einen Platz im Batch warten',
  'endpoints.meaning.kvCache': 'Belegter KV-Cache',
  'endpoints.meaning.ttft':
    'Zeit bis zum ersten Token, Median und 95. Perzentil',
  'endpoints.meaning.restarts': 'Neustarts seiner Container',
  'endpoints.meaning.upFor': 'Zeit seit dem Start des Pods',
  'endpoints.meaning.read': 'Wie alt die Zahlen sind',
  'endpoints.heat': '{{signal}} von {{total, number}} Endpunkten: {{range}}',
  'endpoints.heatAt':
    '{{signal}} von {{total, number}} Endpunkten: {{range}}, am höchsten bei {{pod}}',
  'endpoints.range': '{{lowest}} bis {{highest}}',
  'endpoints.unmeasured': 'nicht gemessen',
  'endpoints.cellOf': '{{pod}}: {{value}}',
  'endpoints.cellOfMany':
    'Höchster von {{number, number}} Endpunkten ab {{pod}}: {{value}}',
  'endpoints.stripOfMany': '{{number, number}} Endpunkte ab {{pod}}: {{state}}',
};
