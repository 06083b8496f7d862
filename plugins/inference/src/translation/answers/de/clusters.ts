// SPDX-License-Identifier: Apache-2.0

export const clusters = {
  "the cluster can't be reached": 'der Cluster ist nicht erreichbar',
  "the cluster refuses the portal's credentials":
    'der Cluster lehnt die Zugangsdaten des Portals ab',
  "What there is to measure isn't known: {{0}}{{1}}":
    'Was zu messen ist, ist nicht bekannt: {{0}}{{1}}',
  'the cluster has {{0}}, but does not serve {{1}}':
    'der Cluster hat {{0}}, kennt aber {{1}} nicht',
  '{{0}} is not installed in the cluster':
    '{{0}} ist im Cluster nicht installiert',
  'the cluster ends watches after a few seconds; they are opened again each time':
    'der Cluster beendet Watches nach wenigen Sekunden; sie werden jedes Mal neu geöffnet',
  'The kubernetes configuration has more than one cluster of the name {{0}}: only the first is read; give each its own name.':
    'Die Konfiguration kubernetes hat mehr als einen Cluster mit dem Namen {{0}}: Nur der erste wird gelesen; jedem einen eigenen Namen geben.',
  'read in {{0}} only: {{1}}': 'nur in {{0}} gelesen: {{1}}',
  'in namespace {{0}}: {{1}}': 'im Namespace {{0}}: {{1}}',
  'The portal may read nothing in the cluster: {{0}}':
    'Das Portal darf im Cluster nichts lesen: {{0}}',
  'Reading {{0}}.': '{{0}} wird gelesen.',
  'The API server is busy.': 'Der API-Server ist überlastet.',
  'The API server {{0}}': 'Der API-Server meldet: {{0}}',
  '{{0}} may not be read.': '{{0}} darf nicht gelesen werden.',
  '{{0}} cannot be read: {{1}}': '{{0}} ist nicht lesbar: {{1}}',
  'The cluster does not take the credentials of the kubernetes configuration ({{0}}).':
    'Der Cluster nimmt die Zugangsdaten aus der Konfiguration kubernetes nicht an ({{0}}).',
  'The cluster does not take the credentials of the kubernetes configuration.':
    'Der Cluster nimmt die Zugangsdaten aus der Konfiguration kubernetes nicht an.',
  'No reason is known.': 'Ein Grund ist nicht bekannt.',
  'The database does not take what is to be saved; see the log':
    'Die Datenbank nimmt nicht an, was zu speichern ist; siehe Log',
};
