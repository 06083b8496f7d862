// SPDX-License-Identifier: Apache-2.0
import type { myModels as english } from '../en/myModels';
import type { Translated } from '../Translated';

export const myModels: Translated<typeof english> = {
  'myModels.what': 'deine Modelle',
  'myModels.list': 'Deine Modelle, das schlechteste zuerst',
  'myModels.none': 'Keines deiner Teams hat ein Modell',
  'myModels.noneWhy':
    'Ein Modell ist deines, wo dir oder einer deiner Gruppen die Entität im Katalog gehört, zu der seine Pools gehören. {{all}} stehen auf einer Seite.',
  'myModels.all': 'Alle Modelle',
  'myModels.more_one':
    'und {{count, number}} weiteres, das nicht schlechter ist',
  'myModels.more_other':
    'und {{count, number}} weitere, von denen keines schlechter ist',
  'myModels.canary': 'Canary {{name}} {{share}}',
  'myModels.canaryWhy':
    'Der Anteil der Anfragen der Regel {{rule, number}} von {{route}} in {{cluster}}, den die Gewichte dem Canary geben.',
};
