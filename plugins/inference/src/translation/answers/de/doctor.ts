// SPDX-License-Identifier: Apache-2.0

export const doctor = {
  'What is shown is of {{0}}.': 'Gezeigt wird der Stand von {{0}}.',
  'Nothing was ever read of it.': 'Von ihm wurde noch nie etwas gelesen.',
  'The cluster does not answer': 'Der Cluster antwortet nicht',
  'No connection to its API server.': 'Keine Verbindung zu seinem API-Server.',
  'Check the url of the cluster in the kubernetes configuration, and that the portal’s network reaches it.':
    'Die url des Clusters in der Konfiguration kubernetes prüfen, und ob das Netz des Portals ihn erreicht.',
  'The cluster does not let the portal in':
    'Der Cluster lässt das Portal nicht hinein',
  'Its credentials are refused.': 'Die Zugangsdaten werden abgelehnt.',
  'Give the portal an account of its own and its token: apply the first edit, read the token with kubectl -n inference-portal get secret portal-reader-token -o jsonpath={.data.token}, decode it, and hand it to the portal as an environment variable.':
    'Dem Portal ein eigenes Konto und dessen Token geben: die erste Änderung anwenden, das Token mit kubectl -n inference-portal get secret portal-reader-token -o jsonpath={.data.token} lesen, dekodieren und dem Portal als Umgebungsvariable übergeben.',
  'The cluster is still being read': 'Der Cluster wird noch gelesen',
  'The first lists are under way.': 'Die ersten Listen sind unterwegs.',
  'Ask again in a moment.': 'Gleich noch einmal fragen.',
  'Objects are not as the portal expects them':
    'Objekte sind nicht so, wie das Portal sie erwartet',
  '1 object was received and left out, as a field that is read is not what its schema says.':
    '1 Objekt wurde empfangen und ausgelassen, da ein gelesenes Feld nicht seinem Schema entspricht.',
  '{{0}} objects were received and left out, as a field that is read is not what its schema says.':
    '{{0}} Objekte wurden empfangen und ausgelassen, da ein gelesenes Feld nicht ihrem Schema entspricht.',
  'Correct the field that the reason names. Where the object is right, the portal is older than its CRD: upgrade it.':
    'Das Feld korrigieren, das der Grund nennt. Ist das Objekt richtig, ist das Portal älter als dessen CRD: Dann das Portal aktualisieren.',
  'The portal may not read some kinds':
    'Das Portal darf einige Arten nicht lesen',
  "The cluster's roles do not let the portal's account list and watch {{0}}.":
    'Die Rollen des Clusters erlauben dem Konto des Portals nicht, {{0}} aufzulisten und zu beobachten.',
  'The edit grants what is missing and no more; pods and what belongs to them only in the namespaces that hold pools or gateways now.':
    'Die Änderung erlaubt, was fehlt, und nicht mehr; Pods und was zu ihnen gehört nur in den Namespaces, die jetzt Pools oder Gateways enthalten.',
  'The edit grants what is missing and no more.':
    'Die Änderung erlaubt, was fehlt, und nicht mehr.',
  'Put the name of the portal’s account where portal-reader stands, if it is another.':
    'Heißt das Konto des Portals anders, seinen Namen an die Stelle von portal-reader setzen.',
  'Some kinds can’t be read at the moment':
    'Einige Arten sind im Moment nicht lesbar',
  'Reading {{0}} fails and is tried again. Where they were read before, the last that was known counts.':
    'Das Lesen von {{0}} scheitert und wird wiederholt. Was schon gelesen war, gilt nach dem letzten bekannten Stand.',
  'See what the API server says; a busy one answers 429, a restarting one refuses connections.':
    'Nachsehen, was der API-Server sagt; ein überlasteter antwortet mit 429, ein neu startender lehnt Verbindungen ab.',
  'Kinds that routing to pools needs are not installed':
    'Arten, die das Routing zu Pools braucht, sind nicht installiert',
  'The cluster does not serve {{0}}. Without them it routes to no pool.':
    'Der Cluster kennt {{0}} nicht. Ohne sie routet er zu keinem Pool.',
  'Install the CRDs of the Gateway API (standard-install.yaml) and of its Inference Extension (manifests.yaml) with kubectl apply --server-side, at versions that the provider supports.':
    'Die CRDs der Gateway API (standard-install.yaml) und ihrer Inference Extension (manifests.yaml) mit kubectl apply --server-side installieren, in Versionen, die der Anbieter unterstützt.',
  gateways: 'Gateways',
  'Metrics of this cluster are switched off':
    'Die Metriken dieses Clusters sind abgeschaltet',
  'The configuration names no source of metrics for it: there is no load, and findings that need numbers are silent.':
    'Die Konfiguration nennt keine Quelle seiner Metriken: Es gibt keine Last, und Befunde, die Zahlen brauchen, schweigen.',
  'Name a source: proxy reads pages through the API server, direct from the pods, prometheus from a server that has them already.':
    'Eine Quelle nennen: proxy liest die Seiten über den API-Server, direct von den Pods, prometheus von einem Server, der sie schon hat.',
  'The source of metrics does not answer':
    'Die Quelle der Metriken antwortet nicht',
  "Metrics can't be read from {{0}}.": 'Von {{0}} sind keine Metriken lesbar.',
  'Mend what the reason names.': 'Beheben, was der Grund nennt.',
  'Metrics pages of {{0}} can’t be read': 'Nicht lesbare Metrikseiten: {{0}}',
  '1 page is not read: {{0}}.': '1 Seite wird nicht gelesen: {{0}}.',
  '{{0}} pages are not read: {{1}}.':
    '{{0}} Seiten werden nicht gelesen: {{1}}.',
  'The edit lets the portal’s account read pages in these namespaces. It also lets it send GET requests to any port of their pods; where that is too much, read metrics from Prometheus.':
    'Die Änderung lässt das Konto des Portals die Seiten in diesen Namespaces lesen. Damit darf es auch GET-Anfragen an jeden Port der Pods dort senden; ist das zu viel, die Metriken aus Prometheus lesen.',
  'Mend what the reason of each page names.':
    'Beheben, was der Grund jeder Seite nennt.',
  'The API server takes the portal’s token off a request that it passes on, so that no role helps. Either start the endpoint pickers with --metrics-endpoint-auth=false, or let the portal, inside the cluster, read them directly with a token: both edits together.':
    'Der API-Server entfernt das Token des Portals aus einer Anfrage, die er weiterreicht, daher hilft keine Rolle. Entweder die Endpoint-Picker mit --metrics-endpoint-auth=false starten, oder das Portal im Cluster laufen und sie direkt mit einem Token lesen lassen: beide Änderungen zusammen.',
  'The token’s account needs get on the non-resource URL /metrics, which the edit grants. The endpoint picker’s own account must be allowed to create tokenreviews and subjectaccessreviews: its chart grants that only with monitoring.prometheus.enabled=true.':
    'Das Konto des Tokens braucht get auf der Non-Resource-URL /metrics, was die Änderung erlaubt. Das Konto des Endpoint-Pickers selbst muss tokenreviews und subjectaccessreviews anlegen dürfen: Sein Chart erlaubt das nur mit monitoring.prometheus.enabled=true.',
};
