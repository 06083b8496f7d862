// SPDX-License-Identifier: Apache-2.0

export const crds = {
  'InferenceModels are there, which nothing reads any more':
    'Es gibt InferenceModels, die nichts mehr liest',
  'The cluster has 1 InferenceModel. GIE 1.0 removed the kind: priorities, splits and adapters that they describe have no effect.':
    'Der Cluster hat 1 InferenceModel. GIE 1.0 hat diese Art entfernt: Prioritäten, Aufteilungen und Adapter, die darin stehen, bewirken nichts.',
  'The cluster has {{0}} InferenceModels. GIE 1.0 removed the kind: priorities, splits and adapters that they describe have no effect.':
    'Der Cluster hat {{0}} InferenceModels. GIE 1.0 hat diese Art entfernt: Prioritäten, Aufteilungen und Adapter, die darin stehen, bewirken nichts.',
  'Write the priority of each as an InferenceObjective and its targetModels as an InferenceModelRewrite, both of llm-d.ai, then delete the InferenceModels and their CRD.':
    'Jeweils die Priorität als InferenceObjective und die targetModels als InferenceModelRewrite schreiben, beide aus llm-d.ai, dann die InferenceModels und ihre CRD löschen.',
  'InferenceObjectives exist in two API groups':
    'InferenceObjectives gibt es in zwei API-Gruppen',
  'Both {{0}} and {{1}} are installed. Pickers of llm-d-router 0.9 and later read only llm-d.ai and silently ignore objectives of the other group.':
    '{{0}} und {{1}} sind beide installiert. Picker ab llm-d-router 0.9 lesen nur llm-d.ai und übergehen Objectives der anderen Gruppe ohne Meldung.',
  'Move the objectives to group llm-d.ai, then delete the legacy CRD.':
    'Die Objectives in die Gruppe llm-d.ai bringen, dann die alte CRD löschen.',
  'The installed CRDs are not those the gateway was made for':
    'Die installierten CRDs sind nicht die, für die das Gateway gemacht ist',
  '{{0}} to {{1}}': '{{0}} bis {{1}}',
  'up to {{0}}': 'bis {{0}}',
  'The CRDs of Gateway API {{0}} are installed, and {{1}} was made for {{2}}. Fields and defaults it does not know may be lost or refused.':
    'Installiert sind die CRDs der Gateway API {{0}}; {{1}} ist gemacht für {{2}}. Felder und Vorgaben, die es nicht kennt, können verloren gehen oder abgelehnt werden.',
  'Supports Gateway API': 'Unterstützte Gateway API',
  'Read at': 'Nachgelesen bei',
  'Upgrade the Gateway API CRDs to {{0}} or later.':
    'Die CRDs der Gateway API auf {{0}} oder neuer aktualisieren.',
  'Upgrade {{0}} to a version made for Gateway API {{1}}.':
    '{{0}} auf eine Version aktualisieren, die für Gateway API {{1}} gemacht ist.',
  'To go back instead, delete the ValidatingAdmissionPolicy safe-upgrades.gateway.networking.k8s.io and its binding first: it denies older CRDs.':
    'Um stattdessen zurückzugehen, zuerst die ValidatingAdmissionPolicy safe-upgrades.gateway.networking.k8s.io und ihr Binding löschen: Sie lehnt ältere CRDs ab.',
  'Only InferencePool {{0}} is installed, and {{1}} reads {{2}}: it sees no pool.':
    'Nur InferencePool {{0}} ist installiert, doch {{1}} liest {{2}}: So ist kein Pool zu sehen.',
  'Reads InferencePool': 'Liest InferencePool',
  'Install the CRDs of GIE 1.0 or later and move the pools to inference.networking.k8s.io/v1.':
    'Die CRDs von GIE 1.0 oder neuer installieren und die Pools auf inference.networking.k8s.io/v1 umstellen.',
  'Upgrade {{0}} to a version that reads InferencePool v1.':
    '{{0}} auf eine Version aktualisieren, die InferencePool v1 liest.',
  'without a bundle version': 'ohne Bundle-Version',
};
