// SPDX-License-Identifier: Apache-2.0
import type { shared as english } from '../en/shared';
import type { Translated } from '../Translated';

export const shared: Translated<typeof english> = {
  // BCP 47: numbers are written as it has them.
  'shared.language': 'de',
  'shared.noCourses':
    'Die Verläufe der letzten Stunde ließen sich nicht erneuern: {{reason}}',
  'shared.health.healthy': 'gesund',
  'shared.health.degraded': 'beeinträchtigt',
  'shared.health.failing': 'ausgefallen',
  'shared.health.idle': 'im Leerlauf',
  'shared.health.unknown': 'unbekannt',
  'shared.mark.healthy': 'Gesund',
  'shared.mark.degraded': 'Beeinträchtigt',
  'shared.mark.failing': 'Ausgefallen',
  'shared.mark.idle': 'Im Leerlauf',
  'shared.mark.unknown': 'Unbekannt',
  'shared.cluster.connected': 'verbunden',
  'shared.cluster.connecting': 'verbindet',
  'shared.cluster.degraded': 'beeinträchtigt',
  'shared.cluster.unreachable': 'nicht erreichbar',
  'shared.cluster.unauthorized': 'nicht berechtigt',
  'shared.kind.watching': 'gelesen',
  'shared.kind.missing': 'nicht installiert',
  'shared.kind.connecting': 'verbindet',
  'shared.kind.forbidden': 'verboten',
  'shared.kind.error': 'fehlerhaft',
  'shared.condition.false': 'nicht {{name}}',
  'shared.condition.unknown': '{{name}}: unbekannt',
  'shared.notReady': 'nicht bereit',
  'shared.ago': 'her',
  'shared.close': 'Schließen',
  'shared.fewer': 'Weniger zeigen',
  'shared.more': '{{number, number}} weitere',
  'shared.loading': 'Lädt {{what}}',
  'shared.asOf': 'Stand',
  'shared.live': 'live',
  'shared.polled': 'alle 15 s',
  'shared.liveWhy': 'Änderungen erscheinen sofort',
  'shared.polledWhy':
    'Der Änderungsstrom ist nicht offen: die Seite fragt alle 15 s',
  'shared.tryNow': 'Jetzt versuchen',
  'shared.askedAgain': 'Es wird von selbst erneut gefragt.',
  'shared.inCluster': '{{object}} in {{cluster}}',
  'shared.noAnswer': 'Keine Antwort: {{what}}',
  'shared.deniedTitle': 'Das dürfen Sie nicht sehen',
  'shared.deniedBefore': 'Um {{what}} zu sehen, brauchen Sie die Berechtigung',
  'shared.deniedAfter':
    ', die Ihnen die Richtlinie des Portals hier nicht gibt. Wer das Portal betreibt, kann sie unter diesem Namen gewähren.',
  'shared.notRenewed': 'Nicht erneuert seit',
  'shared.lastKnown': 'Sie sehen den letzten bekannten Stand.',
  'shared.failure.signIn':
    'Ihre Anmeldung gilt nicht mehr. Melden Sie sich neu an.',
  'shared.failure.status':
    'Das Inferenz-Backend antwortete {{status}}: {{message}}',
  'shared.failure.away': 'Das Backend des Portals ist nicht erreichbar.',
  'shared.failure.other':
    'Das Inferenz-Backend gibt keine Antwort: {{message}}',
  'shared.old': 'veraltet:',
  'shared.noValue': 'kein Wert: {{why}}',
  'shared.copy': '{{title}} kopieren',
  'shared.signalIs': '{{meaning}}: {{value}}.',
  'shared.between': 'Sein Bucket: {{low}} bis {{high}}.',
  'shared.above': 'Sein Bucket: über {{low}}.',
  'shared.countedBy': 'Gezählt von {{cluster}}.',
  'shared.countedAt': 'Gezählt von {{cluster}}, Stand {{time}}.',
  'shared.readFrom': 'Gelesen von {{source}} um {{time}}, vor {{age}}.',
  'shared.readFromOld':
    'Gelesen von {{source}} um {{time}}, vor {{age}}: zu alt, um sich darauf zu verlassen.',
  'shared.untold':
    '{{meaning}}: von {{source}} nicht genannt, oder zuletzt nichts gemessen',
};
