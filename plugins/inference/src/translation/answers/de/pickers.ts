// SPDX-License-Identifier: Apache-2.0

export const pickers = {
  'The endpoint picker crashes again and again':
    'Der Endpoint-Picker stürzt immer wieder ab',
  '{{0}} of {{1}}, the endpoint picker of {{2}}, {{3}}. {{4}}':
    '{{0}} von {{1}}, dem Endpoint-Picker von {{2}}, {{3}}. {{4}}',
  'Requests fail while it is down.': 'Solange er ausfällt, scheitern Anfragen.',
  'The endpoint picker sees no endpoint':
    'Der Endpoint-Picker sieht keinen Endpunkt',
  '1 endpoint of {{0}} is ready, and {{1}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '1 Endpunkt von {{0}} ist bereit, doch {{1}}, der Endpoint-Picker des Pools, zählt 0: Er bekommt keine frischen Messwerte. Jede Anfrage scheitert.',
  '{{0}} endpoints of {{1}} are ready, and {{2}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '{{0}} Endpunkte von {{1}} sind bereit, doch {{2}}, der Endpoint-Picker des Pools, zählt 0: Er bekommt keine frischen Messwerte. Jede Anfrage scheitert.',
  'Target ports': 'Zielports',
  "Look into the picker's log for what it can't read. Most often it asks the servers for metrics that their engine, or its version, no longer has (label llm-d.ai/engine-type, engineConfigs), a NetworkPolicy keeps it from the servers, or it may not list pods or pools.":
    'Im Log des Pickers nachsehen, was er nicht lesen kann. Meist fragt er die Server nach Metriken, die ihre Engine oder deren Version nicht mehr hat (Label llm-d.ai/engine-type, engineConfigs), eine NetworkPolicy trennt ihn von den Servern, oder er darf Pods oder Pools nicht auflisten.',
};
