// SPDX-License-Identifier: Apache-2.0

export const load = {
  'endpoint picker {{0}}': 'Endpoint-Picker {{0}}',
  'model server {{0}}': 'Modellserver {{0}}',
  'model servers ({{0}} of {{1}})': 'Modellserver ({{0}} von {{1}})',
  '{{0}} (came back {{1}} ×)': '{{0}} (kam {{1}} × wieder)',
  'The database does not answer: only the last hour in memory is shown':
    'Die Datenbank antwortet nicht: nur die letzte Stunde aus dem Speicher wird gezeigt',
  "pages read through the API server's pod proxy":
    'Seiten, gelesen über den Pod-Proxy des API-Servers',
  'pages read at the pods themselves': 'Seiten, gelesen bei den Pods selbst',
  'no metrics': 'keine Messwerte',
  "through the cluster's API server": 'über den API-Server des Clusters',
  'series with {{0}}': 'Reihen mit {{0}}',
  '{{0}}: the default, as inference.clusters names no metrics.source for it':
    '{{0}}: die Vorgabe, da inference.clusters kein metrics.source dafür nennt',
  '{{0}}: as inference.clusters says, metrics.source {{1}}':
    '{{0}}: wie inference.clusters sagt, metrics.source {{1}}',
};
