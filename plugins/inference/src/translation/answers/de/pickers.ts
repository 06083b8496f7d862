// SPDX-License-Identifier: Apache-2.0

export const pickers = {
  'The endpoint picker crashes again and again':
    'Der Endpoint-Picker stürzt immer wieder ab',
  '{{0}} of {{1}}, the endpoint picker of {{2}}, {{3}}. {{4}}':
    '{{0}} von {{1}}, dem Endpoint-Picker von {{2}}, {{3}}. {{4}}',
  'Requests fail while it is down.': 'Solange er ausfällt, scheitern Anfragen.',
  'The endpoint picker sees no endpoint':
    'Der Endpoint-Picker sieht keinen Endpunkt',
  '1 endpoint of {{0}} is ready, and {{1}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '1 Endpunkt von {{0}} ist bereit, doch {{1}}, der Endpoint-Picker des Pools, zählt 0: Er bekommt keine frischen Messwerte. Jede Anfrage scheitert.',
  '{{0}} endpoints of {{1}} are ready, and {{2}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '{{0}} Endpunkte von {{1}} sind bereit, doch {{2}}, der Endpoint-Picker des Pools, zählt 0: Er bekommt keine frischen Messwerte. Jede Anfrage scheitert.',
  'Target ports': 'Zielports',
  "Look into the picker's log for what it can't read. Most often it asks the servers for metrics that their engine, or its version, no longer has (label llm-d.ai/engine-type, engineConfigs), a NetworkPolicy keeps it from the servers, or it may not list pods or pools.":
    'Im Log des Pickers nachsehen, was er nicht lesen kann. Meist fragt er die Server nach Metriken, die ihre Engine oder deren Version nicht mehr hat (Label llm-d.ai/engine-type, engineConfigs), eine NetworkPolicy trennt ihn von den Servern, oder er darf Pods oder Pools nicht auflisten.',
  'The endpoint picker serves another pool':
    'Der Endpoint-Picker bedient einen anderen Pool',
  '{{0}} is the endpoint picker of {{1}}, and its arguments say {{2}}. It never becomes ready, or picks endpoints of another pool.':
    '{{0}} ist der Endpoint-Picker von {{1}}, doch seine Argumente sagen {{2}}. Er wird nie bereit oder wählt Endpunkte eines anderen Pools.',
  '{{0}}, and should be {{1}}': '{{0}}, richtig wäre {{1}}',
  'Set {{0}}.': '{{0}} setzen.',
  'Requests reach the pool without its endpoint picker':
    'Anfragen erreichen den Pool ohne seinen Endpoint-Picker',
  '{{0}} sends requests to {{1}}, and its endpoint picker {{2}} is asked for none: they go to any server, however loaded, and objectives and rewrites do nothing.':
    '{{0}} sendet Anfragen an {{1}}, ohne dessen Endpoint-Picker {{2}} zu fragen: Sie gehen an beliebige Server, gleich wie belastet, und Objectives und Umschreibungen bewirken nichts.',
  'Answered by rule {{0}} of {{1}}': 'Beantwortet über Regel {{0}} von {{1}}',
  '{{0}} requests lately': 'zuletzt {{0}} Anfragen',
  'Requests at the picker': 'Anfragen beim Picker',
  'Let the HTTPRoute reference the pool itself, and not a backend object of the provider around it. On Istio take CORS and fault filters off the rule. Some versions of providers leave the picker out: see the page of this finding.':
    'Die HTTPRoute auf den Pool selbst verweisen lassen, nicht auf ein Backend-Objekt des Anbieters darum herum. Bei Istio CORS- und Fault-Filter aus der Regel nehmen. Manche Versionen von Anbietern lassen den Picker aus: siehe die Seite dieses Befunds.',
  "The endpoint picker's image can't be pulled":
    'Das Image des Endpoint-Pickers lässt sich nicht laden',
  '{{0}}, the endpoint picker of {{1}}, does not start: {{2}}. {{3}}':
    '{{0}}, der Endpoint-Picker von {{1}}, startet nicht: {{2}}. {{3}}',
  'Another replica still answers.': 'Ein anderes Replikat antwortet noch.',
  "Name an image that exists. GIE's own picker ends with 1.5; since then it is ghcr.io/llm-d/llm-d-router-endpoint-picker. A private registry needs an imagePullSecret in the namespace.":
    'Ein Image nennen, das es gibt. GIEs eigener Picker endet mit 1.5; seitdem heißt er ghcr.io/llm-d/llm-d-router-endpoint-picker. Eine private Registry braucht ein imagePullSecret im Namespace.',
  'The endpoint picker does not show its metrics to the portal':
    'Der Endpoint-Picker zeigt dem Portal seine Metriken nicht',
  '{{0}}, the endpoint picker of {{1}}, answers {{2}} to who reads {{3}}. What only it knows is missing here: requests, errors, and how many endpoints it sees.':
    '{{0}}, der Endpoint-Picker von {{1}}, antwortet {{2}}, wenn {{3}} gelesen wird. Was nur er weiß, fehlt hier: Anfragen, Fehler und wie viele Endpunkte er sieht.',
  "through the API server's proxy, which drops the token":
    'über den Proxy des API-Servers, der das Token weglässt',
  'at the pod itself': 'am Pod selbst',
  'not set, which means true': 'nicht gesetzt, das heißt true',
  'No token helps on this way. Start the picker with {{0}}=false (from GIE 1.1 on), or let the portal take its numbers from a Prometheus that may read the picker (metrics.source: prometheus), or read pods directly with a token (metrics.source: direct).':
    'Auf diesem Weg hilft kein Token. Den Picker mit {{0}}=false starten (ab GIE 1.1), das Portal seine Zahlen aus einem Prometheus nehmen lassen, das den Picker lesen darf (metrics.source: prometheus), oder Pods direkt mit einem Token lesen (metrics.source: direct).',
  'Give the portal a bearer token (metrics.bearerToken) that the cluster accepts, and let the picker review it: its ServiceAccount needs create on tokenreviews and subjectaccessreviews, which the chart grants with monitoring.prometheus.enabled=true only. Or read through Prometheus, or start the picker with --metrics-endpoint-auth=false.':
    'Dem Portal ein Bearer-Token geben (metrics.bearerToken), das der Cluster annimmt, und den Picker es prüfen lassen: Sein ServiceAccount braucht create auf tokenreviews und subjectaccessreviews, was das Chart nur mit monitoring.prometheus.enabled=true gewährt. Oder über Prometheus lesen, oder den Picker mit --metrics-endpoint-auth=false starten.',
  'Grant the user of the portal’s token get on the non-resource URL /metrics. If it has that, the picker’s ServiceAccount lacks create on subjectaccessreviews. Or read through Prometheus, or start the picker with --metrics-endpoint-auth=false.':
    'Dem Benutzer des Portal-Tokens get auf die Non-Resource-URL /metrics gewähren. Hat er das, fehlt dem ServiceAccount des Pickers create auf subjectaccessreviews. Oder über Prometheus lesen, oder den Picker mit --metrics-endpoint-auth=false starten.',
  'The endpoint picker has a single replica':
    'Der Endpoint-Picker hat nur ein Replikat',
  'A rollout of the endpoint picker is an outage':
    'Ein Rollout des Endpoint-Pickers ist ein Ausfall',
  '{{0}} has {{1}} and is recreated on every rollout: for that time there is no picker. {{2}}':
    '{{0}} hat {{1}} und wird bei jedem Rollout neu erstellt: So lange gibt es keinen Picker. {{2}}',
  '{{0}} has {{1}}. {{2}}': '{{0}} hat {{1}}. {{2}}',
  Strategy: 'Strategie',
  'Run two replicas with --ha-enable-leader-election and a PodDisruptionBudget: one works, one stands by, not ready until it takes over. Roll it out in a quiet hour, or beside a second pool.':
    'Zwei Replikate mit --ha-enable-leader-election und einem PodDisruptionBudget betreiben: Eines arbeitet, eines steht bereit und meldet sich erst ready, wenn es übernimmt. Den Rollout in eine ruhige Stunde legen oder neben einem zweiten Pool ausführen.',
  'No replica of the endpoint picker is ready':
    'Kein Replikat des Endpoint-Pickers ist bereit',
  '{{0}}, the endpoint picker of {{1}}, has no ready pod: {{2}}. {{3}}':
    '{{0}}, der Endpoint-Picker von {{1}}, hat keinen bereiten Pod: {{2}}. {{3}}',
  'Read its log. A picker that runs and is never ready does not find its pool, or may not list pods, pools and objectives: compare its arguments with the pool, and its Role with its chart.':
    'Sein Log lesen. Ein Picker, der läuft und nie bereit wird, findet seinen Pool nicht oder darf Pods, Pools und Objectives nicht auflisten: seine Argumente mit dem Pool und seine Role mit dem Chart vergleichen.',
  'no Deployment makes pods that Service {{0}} selects':
    'kein Deployment erzeugt Pods, die Service {{0}} auswählt',
  'its Deployment is scaled to 0': 'sein Deployment ist auf 0 skaliert',
  'its Deployment has no pods yet': 'sein Deployment hat noch keine Pods',
  'The endpoint picker waits for a node':
    'Der Endpoint-Picker wartet auf einen Knoten',
  '{{0}}, the endpoint picker of {{1}}, is not scheduled: {{2}}. {{3}}':
    '{{0}}, der Endpoint-Picker von {{1}}, ist auf keinem Knoten eingeplant: {{2}}. {{3}}',
  'It asks for': 'Er fordert an',
  "{{0}} The charts' defaults (4 to 8 CPU, 8Gi) are far above what a picker of a small pool needs.":
    '{{0}} Die Vorgaben der Charts (4 bis 8 CPU, 8Gi) liegen weit über dem, was ein Picker eines kleinen Pools braucht.',
};
