// SPDX-License-Identifier: Apache-2.0

export const health = {
  healthy: 'gesund',
  degraded: 'beeinträchtigt',
  failing: 'ausgefallen',
  idle: 'im Leerlauf',
  'No pool was found for this entity.':
    'Zu dieser Entität wurde kein Pool gefunden.',
  '{{0}} is {{1}}': '{{0}} ist {{1}}',
  '{{0}} of {{1}} pools are healthy.': '{{0}} von {{1}} Pools sind gesund.',
  '{{0}} of {{1}} pools are healthy; {{2}}.':
    '{{0}} von {{1}} Pools sind gesund; {{2}}.',
  '{{0}} Last known: {{1}}. {{2}}': '{{0}} Zuletzt bekannt: {{1}}. {{2}}',
  "Its endpoints can't be known: Pods of the cluster can't be read.":
    'Über seine Endpunkte ist nichts bekannt: Die Pods des Clusters lassen sich nicht lesen.',
  '{{0}}, and 1 more finding.': '{{0}}, und 1 weiterer Befund.',
  '{{0}}, and {{1}} more findings.': '{{0}}, und {{1}} weitere Befunde.',
  '{{0}} of {{1}} endpoints ready.': '{{0}} von {{1}} Endpunkten bereit.',
  '{{0}} of {{1}} endpoints ready; no route references the pool.':
    '{{0}} von {{1}} Endpunkten bereit; keine Route verweist auf den Pool.',
  '{{0}} of {{1}} endpoints ready, and the reason is not known.':
    '{{0}} von {{1}} Endpunkten bereit, der Grund ist nicht bekannt.',
  '{{0}} is being connected to': '{{0}} wird gerade verbunden',
  '{{0}} is connected': '{{0}} ist verbunden',
  '{{0}} answers in part': '{{0}} antwortet nur teilweise',
  "{{0}} can't be reached": '{{0}} ist nicht erreichbar',
  "{{0}} refuses the portal's credentials":
    '{{0}} weist die Zugangsdaten des Portals zurück',
};
