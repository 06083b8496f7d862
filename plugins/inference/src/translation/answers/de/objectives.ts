// SPDX-License-Identifier: Apache-2.0

export const objectives = {
  "The pool's endpoint picker does not read the objective":
    'Der Endpoint-Picker des Pools liest das Objective nicht',
  '{{0}} is of group {{1}}, and {{2}} reads {{3}} alone: the priority {{4}} has no effect, and nobody says so.':
    '{{0}} gehört zur Gruppe {{1}}, doch {{2}} liest nur {{3}}: Die Priorität {{4}} bewirkt nichts, und niemand meldet es.',
  'Group of the objective': 'Gruppe des Objectives',
  "Create it in {{0}}/v1alpha2, whose fields are the same, or move the pool to llm-d's endpoint picker.":
    'Es in {{0}}/v1alpha2 anlegen, das dieselben Felder hat, oder den Pool auf den Endpoint-Picker von llm-d umstellen.',
  'The objective names a pool that does not exist':
    'Das Objective nennt einen Pool, den es nicht gibt',
  '{{0}} gives priority {{1}} to requests of pool {{2}}, which is not in {{3}}.':
    '{{0}} gibt Anfragen des Pools {{2}} die Priorität {{1}}; diesen Pool gibt es nicht in {{3}}.',
  'Pools in {{0}}': 'Pools in {{0}}',
  'Name a pool of the same namespace, or delete the objective.':
    'Einen Pool desselben Namespace nennen oder das Objective löschen.',
  'Requests of negative priority are refused':
    'Anfragen mit negativer Priorität werden abgewiesen',
  'The endpoint picker of {{0}} refused {{1}} requests lately with status 429: the pool is full, and {{2}} lets them be refused first.':
    'Der Endpoint-Picker von {{0}} wies zuletzt {{1}} Anfragen mit Status 429 ab: Der Pool ist voll, und laut {{2}} werden sie zuerst abgewiesen.',
  'The endpoint picker of {{0}} refused {{1}} requests lately with status 429: the pool is full, and {{2}} let them be refused first.':
    'Der Endpoint-Picker von {{0}} wies zuletzt {{1}} Anfragen mit Status 429 ab: Der Pool ist voll, und laut {{2}} werden sie zuerst abgewiesen.',
  'Priority of {{0}}': 'Priorität von {{0}}',
  'Refused with status 429': 'Mit Status 429 abgewiesen',
  '{{0}} lately': 'zuletzt {{0}}',
  Saturation: 'Auslastung',
  'It is what a negative priority is for. Where these requests should get through, give the objective a priority of 0 or more, or the pool more replicas.':
    'Dafür ist eine negative Priorität da. Sollen diese Anfragen durchkommen, dem Objective eine Priorität von 0 oder mehr geben, oder dem Pool mehr Replikate.',
};
