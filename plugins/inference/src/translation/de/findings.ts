// SPDX-License-Identifier: Apache-2.0
import type { findings as english } from '../en/findings';
import type { Translated } from '../Translated';

export const findings: Translated<typeof english> = {
  'findings.title': 'Befunde ({{number, number}})',
  'findings.error': 'Fehler',
  'findings.warning': 'Warnung',
  'findings.info': 'Hinweis',
  'findings.for': 'seit',
  'findings.cameBack': 'kam {{number, number}} × wieder',
  'findings.notes': '{{number, number}} wissenswerte Hinweise',
  'findings.less': 'Weniger zeigen',
  'findings.objects': '{{number, number}} Objekte',
  'findings.object': 'Objekt',
  'findings.objectIn': '{{object}}, Cluster {{cluster}}',
  'findings.field': 'Feld',
  'findings.firstSeen': 'Zuerst gesehen',
  'findings.code': 'Code',
  'findings.whatToDo': 'Was zu tun ist:',
  'findings.patchFor': 'Patch für {{target}}',
  'findings.git':
    'Ordner öffnen, aus dem es angewendet wird, und per Pull-Request beheben',
  'findings.page': 'die Seite des Befunds',
  'findings.noPage':
    'Das Portal hat keine Seite über einen Befund dieses Namens.',
  'findings.template': 'Pull-Request mit diesem Patch öffnen',
};
