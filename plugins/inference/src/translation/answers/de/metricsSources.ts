// SPDX-License-Identifier: Apache-2.0

export const metricsSources = {
  'no answer within {{0}} ms': 'keine Antwort innerhalb von {{0}} ms',
  "it can't be reached: {{0}}": 'nicht erreichbar: {{0}}',
  '{{0}}: range queries': '{{0}}: Bereichsabfragen',
  'it has no series of the pod': 'es hat keine Zeitreihen des Pods',
  ' with {{0}}': ' mit {{0}}',
  "{{0}} has no series of any of the cluster's {{1}} pods{{2}}: are they scraped, with labels for namespace and pod, and is clusterLabel right?":
    '{{0}} hat von keinem der {{1}} Pods des Clusters Zeitreihen{{2}}: Werden sie abgefragt, mit Labels für Namespace und Pod, und stimmt clusterLabel?',
  '{{0}} has no series of {{1}} of {{2}} pods, such as {{3}}/{{4}}: does a ServiceMonitor or PodMonitor select it?':
    '{{0}} hat von {{1}} der {{2}} Pods keine Zeitreihen, etwa von {{3}}/{{4}}: Wählt ein ServiceMonitor oder PodMonitor ihn aus?',
  '{{0}} of {{1}} queries failed: {{2}}: {{3}}':
    '{{0}} von {{1}} Abfragen scheiterten: {{2}}: {{3}}',
  '{{0}} warns: {{1}}': '{{0}} warnt: {{1}}',
  'it answers with a redirect ({{0}}), which is not followed: give the address that it leads to':
    'die Antwort ist eine Umleitung ({{0}}), der nicht gefolgt wird: die Adresse angeben, zu der sie führt',
  "it does not accept the portal's credentials (401){{0}}":
    'die Zugangsdaten des Portals werden nicht angenommen (401){{0}}',
  'it lets the portal not in (403){{0}}':
    'das Portal wird nicht eingelassen (403){{0}}',
  'there is no query API at its address (404){{0}}':
    'unter der Adresse gibt es keine Abfrage-API (404){{0}}',
  'it is busy and sends the portal away (429){{0}}':
    'überlastet, das Portal wird abgewiesen (429){{0}}',
  'it refuses a query ({{0}}){{1}}': 'eine Abfrage wird abgelehnt ({{0}}){{1}}',
  'it answers {{0}}{{1}}': 'die Antwort ist {{0}}{{1}}',
  'the API server says: {{0}}': 'der API-Server meldet: {{0}}',
  'it refuses a query: {{0}}': 'eine Abfrage wird abgelehnt: {{0}}',
  'what it answers is no result of a query: is its address that of a Prometheus-compatible API?':
    'die Antwort ist kein Ergebnis einer Abfrage: Ist die Adresse die einer Prometheus-kompatiblen API?',
  "no signals are known of the engine {{0}}, which the pod's label names":
    'von der Engine {{0}}, die das Label des Pods nennt, sind keine Signale bekannt',
  'the page has no metric of the engine {{0}}':
    'die Seite hat keine Metrik der Engine {{0}}',
  'the model server answers {{0}}: its page is guarded':
    'der Modellserver antwortet mit {{0}}: Seine Seite ist geschützt',
  "the gateway's proxy answers {{0}}: its page is guarded":
    'der Proxy des Gateways antwortet mit {{0}}: Seine Seite ist geschützt',
  "the endpoint picker answers {{0}}: it wants a token (--metrics-endpoint-auth=true), which the API server's proxy drops; start it with --metrics-endpoint-auth=false, or read metrics directly or from Prometheus":
    'der Endpoint-Picker antwortet mit {{0}}: Er verlangt ein Token (--metrics-endpoint-auth=true), das der Proxy des API-Servers entfernt; ihn mit --metrics-endpoint-auth=false starten, oder die Metriken direkt oder aus Prometheus lesen',
  'the endpoint picker answers 401: it wants a bearer token that it can review':
    'der Endpoint-Picker antwortet mit 401: Er verlangt ein Bearer-Token, das er prüfen kann',
  "the endpoint picker answers 403: the token's user needs get on the non-resource URL /metrics":
    'der Endpoint-Picker antwortet mit 403: Der Benutzer des Tokens braucht get auf der Non-Resource-URL /metrics',
  "the cluster does not accept the portal's credentials (401)":
    'der Cluster nimmt die Zugangsdaten des Portals nicht an (401)',
  'the portal needs the verb get on pods/proxy in namespace {{0}}: {{1}}':
    'das Portal braucht das Verb get auf pods/proxy im Namespace {{0}}: {{1}}',
  'the API server is busy and sends the portal away (429)':
    'der API-Server ist überlastet und weist das Portal ab (429)',
  'nothing answers on port {{0}} of the pod: {{1}}':
    'auf Port {{0}} des Pods antwortet nichts: {{1}}',
  'the API server answers {{0}}: {{1}}':
    'der API-Server antwortet mit {{0}}: {{1}}',
  '; was the server started with {{0}}?':
    '; wurde der Server mit {{0}} gestartet?',
  'there is no {{0}} on port {{1}}{{2}}':
    'auf Port {{1}} gibt es kein {{0}}{{2}}',
  '{{0}} answers {{1}}{{2}}': '{{0}} antwortet mit {{1}}{{2}}',
  'the page answers with a redirect ({{0}}), which is not followed':
    'die Seite antwortet mit einer Umleitung ({{0}}), der nicht gefolgt wird',
  "{{0}} of {{1}} metrics pages can't be read; {{2}}: {{3}}":
    '{{0}} von {{1}} Metrikseiten sind nicht lesbar; {{2}}: {{3}}',
  'the answer ({{0}}) is no page of metrics: {{1}}':
    'die Antwort ({{0}}) ist keine Seite mit Metriken: {{1}}',
  'no content type': 'kein Content-Type',
  "port {{0}} of the pod can't be read: {{1}}":
    'Port {{0}} des Pods ist nicht lesbar: {{1}}',
  'the page was cut off: OpenMetrics ends with # EOF':
    'die Seite wurde abgeschnitten: OpenMetrics endet mit # EOF',
  'no complete page within {{0}} ms':
    'keine vollständige Seite innerhalb von {{0}} ms',
  "the portal's thread that reads metrics pages stopped: {{0}}":
    'der Thread des Portals, der Metrikseiten liest, hat angehalten: {{0}}',
};
