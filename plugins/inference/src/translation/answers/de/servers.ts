// SPDX-License-Identifier: Apache-2.0

export const servers = {
  'The KV cache of every model server is full':
    'Der KV-Cache jedes Modellservers ist voll',
  'Model servers run out of KV cache': 'Modellservern geht der KV-Cache aus',
  'The KV caches of the {{0}} ready endpoints of {{1}} are filled {{2}}.':
    'Die KV-Caches der {{0}} bereiten Endpunkte von {{1}} sind zu {{2}} gefüllt.',
  'Servers of {{0}} run out of KV cache while they answer.':
    'Servern von {{0}} geht beim Antworten der KV-Cache aus.',
  'They put back {{0}} that ran already, and compute them anew.':
    'Sie stellen {{0}} zurück, die schon liefen, und berechnen sie neu.',
  'Requests that run are put back next, and long prompts wait.':
    'Als Nächstes werden laufende Anfragen zurückgestellt, und lange Prompts warten.',
  'KV caches': 'KV-Caches',
  '{{0}}, above {{1}} % on each': '{{0}}, über {{1}} % auf jedem',
  'Put back': 'Zurückgestellt',
  'Add replicas, or make room: more memory for the cache (--gpu-memory-utilization), a smaller --max-model-len, fewer requests at once (--max-num-seqs).':
    'Replikate hinzufügen oder Platz schaffen: mehr Speicher für den Cache (--gpu-memory-utilization), ein kleineres --max-model-len, weniger Anfragen zugleich (--max-num-seqs).',
  '{{0}} to {{1}} %': '{{0}} bis {{1}} %',
  '{{0}} % on average': '{{0}} % im Mittel',
  'less than one request a minute': 'weniger als eine Anfrage pro Minute',
  '{{0}} requests a minute': '{{0}} Anfragen pro Minute',
  'Model servers crash again and again': 'Modellserver stürzen immer wieder ab',
  '{{0}} of {{1}} {{2}}. {{3}}': '{{0}} von {{1}} {{2}}. {{3}}',
  '{{0}} stay ready; requests on a pod that crashes are cut.':
    '{{0}} bleiben bereit; Anfragen auf einem Pod, der abstürzt, werden abgeschnitten.',
  'No endpoint is ready, so requests get status 503.':
    'Kein Endpunkt ist bereit, also bekommen Anfragen Status 503.',
  'The endpoint picker can’t make use of the model servers’ metrics':
    'Der Endpoint-Picker kann die Messwerte der Modellserver nicht nutzen',
  'Of {{0}} of {{1}} the page {{2}} on port {{3}} is no use to a picker: {{4}}. {{5}}':
    'Bei {{0}} von {{1}} nützt die Seite {{2}} an Port {{3}} einem Picker nichts: {{4}}. {{5}}',
  'It sees no endpoint at all, and requests fail.':
    'Er sieht gar keinen Endpunkt, und Anfragen scheitern.',
  'It takes such endpoints for absent, or for idle.':
    'Er hält solche Endpunkte für nicht vorhanden oder für unbelastet.',
  "Let the servers show what the picker reads of engine {{0}}: start them with their metrics page on the pool's port, label their pods with the right llm-d.ai/engine-type, and name other metrics in the picker's engineConfigs.":
    'Die Server zeigen lassen, was der Picker von der Engine {{0}} liest: sie mit ihrer Metrikseite am Port des Pools starten, ihren Pods das richtige Label llm-d.ai/engine-type geben und andere Metriken in den engineConfigs des Pickers nennen.',
  'The model servers know no model by the name that is routed':
    'Die Modellserver kennen kein Modell unter dem Namen, der geroutet wird',
  'Rule {{0}} of {{1}} sends requests for {{2}} to pool {{3}}, whose servers answer to {{4}}: they refuse every request with status 404.':
    'Regel {{0}} von {{1}} sendet Anfragen nach {{2}} an Pool {{3}}, dessen Server auf {{4}} hören: Sie lehnen jede Anfrage mit Status 404 ab.',
  Routed: 'Geroutet',
  Served: 'Bedient',
  'Start the servers with --served-model-name {{0}}, or let the rule match {{1}} and tell clients to ask for that.':
    'Die Server mit --served-model-name {{0}} starten, oder die Regel auf {{1}} passen lassen und Clients sagen, dass sie danach fragen.',
  'Model servers wait for a node': 'Modellserver warten auf einen Knoten',
  '1 pod of {{0}} is not scheduled: {{1}}. {{2}}':
    '1 Pod von {{0}} ist keinem Knoten zugeteilt: {{1}}. {{2}}',
  '{{0}} pods of {{1}} are not scheduled: {{2}}. {{3}}':
    '{{0}} Pods von {{1}} sind keinem Knoten zugeteilt: {{2}}. {{3}}',
  'Each asks for': 'Jeder fordert an',
  'Pods of the model servers are refused':
    'Pods der Modellserver werden abgelehnt',
  '{{0}} wants {{1}}, and the API server refuses to make their pods: {{2}}. {{3}}':
    '{{0}} will {{1}}, und der API-Server lehnt ihre Pods ab: {{2}}. {{3}}',
  '{{0}} is ready and carries all requests.':
    '{{0}} ist bereit und trägt alle Anfragen.',
  '{{0}} are ready and carry all requests.':
    '{{0}} sind bereit und tragen alle Anfragen.',
  'Requests queue at every model server':
    'Anfragen stauen sich an jedem Modellserver',
  'Each of the {{0}} ready endpoints of {{1}} has between {{2}} and {{3}} requests waiting. The picker has no better one to choose, first tokens come late, and requests of negative priority are refused.':
    'An jedem der {{0}} bereiten Endpunkte von {{1}} warten {{2}} bis {{3}} Anfragen. Der Picker hat keinen besseren zur Wahl, erste Tokens kommen spät, und Anfragen mit negativer Priorität werden abgelehnt.',
  Queues: 'Warteschlangen',
  '{{0}} to {{1}}, above {{2}} on each':
    '{{0}} bis {{1}}, über {{2}} auf jedem',
  'KV cache': 'KV-Cache',
  'Add replicas, or let fewer requests in. Give requests that can wait an InferenceObjective of negative priority, so that these are shed first.':
    'Replikate hinzufügen oder weniger Anfragen hereinlassen. Anfragen, die warten können, ein InferenceObjective mit negativer Priorität geben, damit diese zuerst abgewiesen werden.',
};
