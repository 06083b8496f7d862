// SPDX-License-Identifier: Apache-2.0

export const entities = {
  '`{{0}}` is not of the form [cluster/]namespace/name, such as prod-eu/chat/qwen-chat.':
    '`{{0}}` hat nicht die Form [cluster/]namespace/name, wie etwa prod-eu/chat/qwen-chat.',
  'served model name': 'Name eines bereitgestellten Modells',
  'The annotation is empty. It takes a comma-separated list, each a {{0}}.':
    'Die Annotation ist leer. Erwartet wird eine kommagetrennte Liste, je Eintrag: {{0}}.',
  'it is longer than {{0}} characters': 'er ist länger als {{0}} Zeichen',
  'it is empty': 'er ist leer',
  '`{{0}}` is none of key=value, key!=value, key in (a,b), key notin (a,b), key, !key':
    '`{{0}}` ist nichts von key=value, key!=value, key in (a,b), key notin (a,b), key, !key',
  'No API server accepts this selector: {{0}}.':
    'Kein API-Server nimmt diesen Selector an: {{0}}.',
  "`{{0}}` can't be the key of a label":
    '`{{0}}` kann nicht der Schlüssel eines Labels sein',
  "`{{0}}` can't be the value of label {{1}}":
    '`{{0}}` kann nicht der Wert des Labels {{1}} sein',
  'No cluster is configured: add one to `kubernetes.clusterLocatorMethods` in app-config.':
    'Kein Cluster ist konfiguriert: einen unter `kubernetes.clusterLocatorMethods` in app-config eintragen.',
  'Cluster {{0}} is not configured; known are {{1}}.':
    'Cluster {{0}} ist nicht konfiguriert; bekannt sind {{1}}.',
  'Was {{0}} meant?': 'War {{0}} gemeint?',
  "{{0}} can't be reached{{1}}: what it holds can't be known now.":
    '{{0}} ist nicht erreichbar{{1}}: Was er enthält, ist jetzt nicht zu erfahren.',
  "{{0}} refuses the portal's credentials{{1}}: what it holds can't be known.":
    '{{0}} lehnt die Zugangsdaten des Portals ab{{1}}: Was er enthält, ist nicht zu erfahren.',
  '{{0}} is being connected to: what it holds is not known yet.':
    'Die Verbindung zu {{0}} wird aufgebaut: Was er enthält, ist noch nicht bekannt.',
  'No InferencePool {{0}}/{{1}} in {{2}}.':
    'Kein InferencePool {{0}}/{{1}} in {{2}}.',
  'Namespace {{0}} holds {{1}}.': 'Namespace {{0}} enthält {{1}}.',
  'Namespace {{0}} holds no pool there.':
    'Namespace {{0}} enthält dort keinen Pool.',
  'No pool in {{0}} serves {{1}}, and no route there selects it.':
    'Kein Pool in {{0}} stellt {{1}} bereit, und keine Route dort wählt es.',
  'Known models are {{0}}.': 'Bekannte Modelle sind {{0}}.',
  'No model is known there.': 'Dort ist kein Modell bekannt.',
  'No pool in {{0}}, nor a pod behind one, carries {{1}} in namespace {{2}}.':
    'Kein Pool in {{0}} und kein Pod dahinter trägt {{1}} im Namespace {{2}}.',
  'No pool in {{0}}, nor a pod behind one, carries {{1}}.':
    'Kein Pool in {{0}} und kein Pod dahinter trägt {{1}}.',
  'label {{0}}: {{1}}': 'das Label {{0}}: {{1}}',
  'labels {{0}}': 'die Labels {{0}}',
  'The entity has none of the annotations that lead to pools. Add {{0}} with the served model names, or {{1}} with [cluster/]namespace/name of its pools, or {{2}} with the label that its pools or pods carry.':
    'Die Entität hat keine der Annotationen, die zu Pools führen. {{0}} mit den Namen der bereitgestellten Modelle eintragen, oder {{1}} mit [cluster/]namespace/name der Pools, oder {{2}} mit dem Label, das die Pools oder Pods tragen.',
  'The portal may not list InferencePools in {{0}}: grant its account get, list and watch on inferencepools.{{1}}.':
    'Das Portal darf InferencePools in {{0}} nicht auflisten: Seinem Konto get, list und watch auf inferencepools.{{1}} erlauben.',
  "InferencePools of {{0}} can't be read: {{1}}.":
    'InferencePools von {{0}} sind nicht lesbar: {{1}}.',
  "{{0}} does not serve InferencePools: the Gateway API Inference Extension's CRDs are not installed there.":
    '{{0}} kennt keine InferencePools: Die CRDs der Gateway API Inference Extension sind dort nicht installiert.',
  'This can’t be read': 'Das ist nicht lesbar',
  'Write it as its definition has it.':
    'So schreiben, wie es seine Definition vorsieht.',
};
