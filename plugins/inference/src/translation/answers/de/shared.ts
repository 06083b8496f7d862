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
};
