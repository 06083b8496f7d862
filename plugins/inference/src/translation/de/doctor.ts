// SPDX-License-Identifier: Apache-2.0
import type { doctor as english } from '../en/doctor';
import type { Translated } from '../Translated';

export const doctor: Translated<typeof english> = {
  'doctor.title': 'Was nicht zu sehen ist, und wie es behoben wird',
  'doctor.what': 'was nicht zu sehen ist',
  'doctor.nothing':
    'Das Portal sieht in diesem Cluster alles, wonach es sucht.',
  'doctor.affected': 'Nicht gesehen',
  'doctor.more_one': 'und {{count, number}} weiteres',
  'doctor.more_other': 'und {{count, number}} weitere',
  'doctor.findings': 'Befunde, die schweigen',
  'doctor.signals': 'Zahlen, die fehlen',
  'doctor.noCost': 'Keine',
  'doctor.mend': 'Was zu tun ist',
  'doctor.edit.cluster': 'Für den Cluster, mit kubectl apply',
  'doctor.edit.app-config': 'Für die app-config des Portals',
};
