// SPDX-License-Identifier: Apache-2.0
import type { models as english } from '../en/models';
import type { Translated } from '../Translated';

export const models: Translated<typeof english> = {
  'models.what': 'die Modelle',
  'models.table': 'Modelle nach Namen',
  'models.tableSorted': 'Modelle',
  'models.all_one': '{{count, number}} Modell',
  'models.all_other': '{{count, number}} Modelle',
  'models.matching_one': '{{found, number}} von {{count, number}} Modell',
  'models.matching_other': '{{found, number}} von {{count, number}} Modellen',
  'models.unowned_one': '{{count, number}} gehört niemandem',
  'models.unowned_other': '{{count, number}} gehören niemandem',
  'models.none': 'Kein Modell ist bekannt',
  'models.noneWhy':
    'Modelle sind bekannt durch das, was Server, Workloads und Routen von Pools nennen. Unter {{clusters}} steht, was das Portal wo liest.',
  'models.nobody': 'niemandes',
  'models.nobodyWhy':
    'Keine Entität des Katalogs nennt einen seiner Pools oder das Modell selbst: Niemand sieht seinen Reiter oder erfährt von seinen Befunden. Die Annotation inference-portal.io/models: {{name}} an einer Entität ordnet es deren Team zu.',
  'models.adapter': 'als Adapter',
  'models.poolReady':
    '{{ready, number}} von {{total, number}} Endpunkten bereit',
  'models.more_one': 'und {{count, number}} weiterer',
  'models.more_other': 'und {{count, number}} weitere',
  'models.filter.label': 'Modelle filtern',
  'models.filter.text': 'Modell, Pool, Entität',
  'models.column.health': 'Zustand',
  'models.column.healthMeaning':
    'Ausgefallen nur, wo kein Pool des Modells antwortet',
  'models.column.model': 'Modell',
  'models.column.modelMeaning': 'Der Name, nach dem Anfragen fragen',
  'models.column.pools': 'Pools',
  'models.column.poolsMeaning':
    'Pools, die es anbieten, die schlechtesten zuerst',
  'models.column.entities': 'Entitäten',
  'models.column.entitiesMeaning':
    'Entitäten des Katalogs, zu denen seine Pools gehören; ein Modell ohne gehört niemandem',
  'models.column.owners': 'Eigentümer',
  'models.column.ownersMeaning': 'Wem diese Entitäten gehören',
};
