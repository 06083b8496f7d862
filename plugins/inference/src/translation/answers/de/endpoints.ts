// SPDX-License-Identifier: Apache-2.0

export const endpoints = {
  terminating: 'wird beendet',
  starting: 'startet',
  'not scheduled': 'keinem Knoten zugeteilt',
  'not scheduled: {{0}}': 'keinem Knoten zugeteilt: {{0}}',
  'its state is not reported': 'sein Zustand wird nicht gemeldet',
  'node {{0}} does not report': 'Knoten {{0}} meldet sich nicht',
  'not ready': 'nicht bereit',
  'its end was not reported': 'sein Ende wurde nicht gemeldet',
  'exit code {{0}}': 'Exit-Code {{0}}',
  'container {{0}} is crash-looping: 1 restart, last {{1}}':
    'Container {{0}} stürzt immer wieder ab: 1 Neustart, zuletzt {{1}}',
  'container {{0}} is crash-looping: {{1}} restarts, last {{2}}':
    'Container {{0}} stürzt immer wieder ab: {{1}} Neustarts, zuletzt {{2}}',
  "image {{0}} of container {{1}} can't be pulled ({{2}})":
    'Image {{0}} von Container {{1}} lässt sich nicht laden ({{2}})',
  "image of container {{0}} can't be pulled ({{1}})":
    'Image von Container {{0}} lässt sich nicht laden ({{1}})',
  'starting: container {{0}} is in {{1}}':
    'startet: Container {{0}} ist in {{1}}',
  'container {{0}} waits: {{1}}': 'Container {{0}} wartet: {{1}}',
  'container {{0}} runs and does not pass its readiness probe yet':
    'Container {{0}} läuft und besteht seine Readiness-Probe noch nicht',
  '{{0}} is False': '{{0}} ist False',
  '{{0}} (exact)': '{{0}} (genau)',
};
