// SPDX-License-Identifier: Apache-2.0

/** What answers of several kinds say alike. */
export const shared = {
  none: 'keine',
  nothing: 'nichts',
  'no reason given': 'kein Grund angegeben',
  Pods: 'Pods',
  'Ready pods': 'Bereite Pods',
  'Ready endpoints': 'Bereite Endpunkte',
  'Endpoints the picker sees': 'Endpunkte, die der Picker sieht',
  Restarts: 'Neustarts',
  Why: 'Warum',
  '{{0}} of {{1}}': '{{0}} von {{1}}',
  '{{0}} and {{1}} more': '{{0}} und {{1}} weitere',
  Installed: 'Installiert',
  Header: 'Header',
  unknown: 'unbekannt',
  '{{0}} at {{1}}': '{{0}} ({{1}})',
  '{{0}} and {{1}}': '{{0}} und {{1}}',
  '{{0}} bytes': '{{0}} Bytes',
  'Body-based routing is down': 'Body-based Routing ist ausgefallen',
  'Image of the picker': 'Image des Pickers',
  'Group that the picker reads': 'Gruppe, die der Picker liest',
  'Create it in {{0}}/v1alpha2, whose fields are the same, then delete the old one.':
    'Das Objekt in {{0}}/v1alpha2 mit denselben Feldern neu anlegen, dann das alte löschen.',
};
