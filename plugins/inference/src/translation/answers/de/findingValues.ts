// SPDX-License-Identifier: Apache-2.0

/** What findings of several kinds say alike. */
export const findingValues = {
  'not written by any controller': 'von keinem Controller geschrieben',
  '1 restart': '1 Neustart',
  '{{0}} restarts': '{{0}} Neustarts',
  'keeps crashing, {{0}} so far: container {{1}} ended with {{2}}':
    'stürzt immer wieder ab, bisher {{0}}, zuletzt Container {{1}}: {{2}}',
  'keep crashing, {{0}} so far: container {{1}} ended with {{2}}':
    'stürzen immer wieder ab, bisher {{0}}, zuletzt Container {{1}}: {{2}}',
  'The container needs more memory than its limit: raise the limit, or make it use less.':
    'Der Container braucht mehr Speicher, als sein Limit erlaubt: das Limit erhöhen oder den Verbrauch senken.',
  "Read the log of the run before: kubectl logs --previous, container {{0}}. Flags that this version does not know, rights that its ServiceAccount lacks and a model that can't be fetched are the usual causes.":
    'Das Log des vorigen Laufs lesen: kubectl logs --previous, Container {{0}}. Übliche Ursachen sind Flags, die diese Version nicht kennt, fehlende Rechte des ServiceAccounts und ein Modell, das sich nicht laden lässt.',
  'Last end': 'Letztes Ende',
  'Its last words': 'Letzte Ausgabe',
  '1 pod': '1 Pod',
  '{{0}} pods': '{{0}} Pods',
  '1 replica': '1 Replikat',
  '{{0}} replicas': '{{0}} Replikate',
  '{{0}} of 1 endpoint': '{{0}} von 1 Endpunkt',
  '{{0}} of {{1}} endpoints': '{{0}} von {{1}} Endpunkten',
  '{{0}} of 1 ready endpoint': '{{0}} von 1 bereiten Endpunkt',
  '{{0}} of {{1}} ready endpoints': '{{0}} von {{1}} bereiten Endpunkten',
  'no node has enough free GPUs': 'kein Knoten hat genug freie GPUs',
  'Add GPU nodes, free GPUs by scaling something else down, or ask for fewer GPUs or replicas.':
    'GPU-Knoten hinzufügen, GPUs durch Verkleinern anderer Workloads freigeben oder weniger GPUs oder Replikate anfordern.',
  "the namespace's quota is used up": 'die Quota des Namespace ist erschöpft',
  'Raise the ResourceQuota of the namespace, or ask for less or fewer replicas.':
    'Die ResourceQuota des Namespace erhöhen oder weniger Ressourcen oder Replikate anfordern.',
  'its volume is not available': 'sein Volume ist nicht verfügbar',
  'See why the PersistentVolumeClaim is not bound: its storage class, its zone, or its access mode.':
    'Prüfen, warum der PersistentVolumeClaim nicht gebunden ist: StorageClass, Zone oder Zugriffsmodus.',
  'no node that it may use has enough free CPU or memory':
    'kein Knoten, der infrage kommt, hat genug freie CPU oder freien Speicher',
  'Ask for less CPU and memory, or add larger nodes.':
    'Weniger CPU und Speicher anfordern oder größere Knoten hinzufügen.',
  "no node's taints are tolerated":
    'die Taints keines Knotens werden toleriert',
  "Add the toleration that the nodes' taints ask for, or remove the taint.":
    'Die Toleration ergänzen, die die Taints der Knoten verlangen, oder den Taint entfernen.',
  'no node matches its node selector or affinity':
    'kein Knoten passt zu seinem Node-Selector oder seiner Affinity',
  'Compare the node selector and affinity with the labels of the nodes.':
    'Node-Selector und Affinity mit den Labels der Knoten vergleichen.',
  'no node takes it': 'kein Knoten nimmt ihn auf',
  "Follow the scheduler's message.": 'Der Meldung des Schedulers folgen.',
  'less than 0.1 %': 'weniger als 0,1 %',
  "With failure mode FailOpen the gateway may send requests without it, blind to the servers' load; some providers fail them all the same.":
    'Mit failureMode FailOpen darf das Gateway Anfragen ohne ihn senden, ohne die Last der Server zu kennen; manche Anbieter lassen sie dennoch scheitern.',
  'With failure mode FailClose every request fails.':
    'Mit failureMode FailClose scheitert jede Anfrage.',
  'the page has no {{0}}{{1}}': 'auf der Seite fehlt {{0}}{{1}}',
  ', no {{0}}': ', {{0}}',
};
