// SPDX-License-Identifier: Apache-2.0
import type { pools as english } from '../en/pools';
import type { Translated } from '../Translated';

export const pools: Translated<typeof english> = {
  'pools.what': 'die Pools',
  'pools.table': 'Pools, die schlechtesten zuerst',
  'pools.tableSorted': 'Pools',
  'pools.all_one': '{{count, number}} Pool',
  'pools.all_other': '{{count, number}} Pools',
  'pools.matching_one': '{{found, number}} von {{count, number}} Pool',
  'pools.matching_other': '{{found, number}} von {{count, number}} Pools',
  'pools.none': 'In keinem Cluster wurde ein Pool gefunden',
  'pools.noneWhy':
    'Das Portal zeigt jeden InferencePool, den es lesen darf. Unter {{clusters}} steht, was es wo liest und was ihm verweigert wird.',
  'pools.simulated': 'simuliert',
  'pools.asItWas': 'wie es vor {{age}} war',
  'pools.readyOf': '{{ready, number}} von {{total, number}}',
  'pools.findingsTip':
    'Gefunden auf dem Weg der Anfragen des Pools in {{cluster}}: {{error, number}} Fehler, {{warning, number}} Warnungen, {{info, number}} Hinweise',
  'pools.pickerReplicas':
    '{{name}}: {{ready, number}} von {{total, number}} Replikaten bereit',
  'pools.noPicker': 'der Pool nennt keinen Endpoint Picker',
  'pools.noEntity':
    'keine Entität des Katalogs nennt diesen Pool oder seine Modelle',
  'pools.noOwner': 'die Entitäten haben im Katalog keinen Eigentümer',
  'pools.noModel': 'kein Endpunkt hat gesagt, welche Modelle er anbietet',
  'pools.noGateway': 'keine Route eines Gateways verweist auf den Pool',
  'pools.noFinding': 'nichts wurde als falsch befunden',
  'pools.course':
    'Die letzte Stunde, Minute für Minute: von {{low}} bis {{high}}. Aufgezeichnet von {{source}}.',
  'pools.filter.label': 'Pools filtern',
  'pools.filter.text': 'Pool, Modell, Entität',
  'pools.filter.cluster': 'Cluster',
  'pools.filter.namespace': 'Namespace',
  'pools.filter.health': 'Zustand',
  'pools.filter.owner': 'Eigentümer',
  'pools.filter.model': 'Modell',
  'pools.filter.provider': 'Anbieter',
  'pools.filter.nobody': 'niemand',
  'pools.column.health': 'Zustand',
  'pools.column.healthMeaning': 'Ob Anfragen beantwortet werden',
  'pools.column.pool': 'Pool',
  'pools.column.poolMeaning': 'Der Pool, und warum er nicht gesund ist',
  'pools.column.place': 'Cluster',
  'pools.column.placeMeaning': 'Cluster und Namespace',
  'pools.column.entities': 'Entitäten',
  'pools.column.entitiesMeaning':
    'Entitäten des Katalogs, zu denen der Pool gehört',
  'pools.column.owners': 'Eigentümer',
  'pools.column.ownersMeaning': 'Wem diese Entitäten gehören',
  'pools.column.models': 'Modelle',
  'pools.column.modelsMeaning': 'Namen der angebotenen Modelle',
  'pools.column.providers': 'Anbieter',
  'pools.column.providersMeaning':
    'Wer die Gateways betreibt, deren Routen auf den Pool verweisen',
  'pools.column.gateways': 'Gateways',
  'pools.column.gatewaysMeaning':
    'Gateways, deren Routen auf den Pool verweisen',
  'pools.column.ready': 'Bereit',
  'pools.column.readyMeaning': 'Bereite Endpunkte von allen',
  'pools.column.picker': 'Picker',
  'pools.column.pickerMeaning': 'Ob der Endpoint Picker antwortet',
  'pools.column.findings': 'Befunde',
  'pools.column.findingsMeaning': 'Wie viel als falsch befunden wurde',
  'pools.column.requests': 'Anfragen',
  'pools.column.requestsMeaning':
    'Anfragen pro Sekunde, und in der letzten Stunde',
  'pools.column.errors': 'Fehler',
  'pools.column.errorsMeaning':
    'Anteil fehlgeschlagener Anfragen, und in der letzten Stunde',
  'pools.column.queue': 'Wartend',
  'pools.column.queueMeaning':
    'Anfragen, die auf einen Platz in einem Batch warten, und in der letzten Stunde',
  'pools.column.running': 'Laufend',
  'pools.column.runningMeaning': 'Anfragen, die gerade beantwortet werden',
  'pools.column.kv': 'KV-Cache',
  'pools.column.kvMeaning':
    'Belegter KV-Cache, Mittel der Endpunkte, und in der letzten Stunde',
  'pools.column.prefix': 'Präfixtreffer',
  'pools.column.prefixMeaning':
    'Im Präfix-Cache gefundene Token je angefragtem Token, und in der letzten Stunde',
  'pools.column.ttft': 'TTFT p95',
  'pools.column.ttftMeaning':
    'Zeit bis zum ersten Token, 95. Perzentil, und in der letzten Stunde',
  'pools.column.itl': 'ITL p95',
  'pools.column.itlMeaning':
    'Zeit zwischen zwei Token, 95. Perzentil, und in der letzten Stunde',
  'pools.column.tokens': 'Token',
  'pools.column.tokensMeaning':
    'Erzeugte Token pro Sekunde, und in der letzten Stunde',
  'pools.column.read': 'Gelesen',
  'pools.column.readMeaning': 'Wie alt die Zahlen sind',
};
