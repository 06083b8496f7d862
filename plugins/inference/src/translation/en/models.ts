// SPDX-License-Identifier: Apache-2.0

/** The tab of all served models. */
export const models = {
  'models.what': 'the models',
  'models.table': 'Models by name',
  'models.tableSorted': 'Models',
  'models.all_one': '{{count, number}} model',
  'models.all_other': '{{count, number}} models',
  'models.matching_one': '{{found, number}} of {{count, number}} model',
  'models.matching_other': '{{found, number}} of {{count, number}} models',
  'models.unowned_one': '{{count, number}} is nobody’s',
  'models.unowned_other': '{{count, number}} are nobody’s',
  'models.none': 'No model is known',
  'models.noneWhy':
    'Models are known by what servers, workloads and routes of pools name. See {{clusters}} for what the portal reads where.',
  'models.nobody': 'nobody’s',
  'models.nobodyWhy':
    'No catalog entity names one of its pools or the model itself: nobody sees its tab or is told of its findings. The annotation inference-portal.io/models: {{name}} on an entity makes it that team’s.',
  'models.adapter': 'as an adapter',
  'models.poolReady': '{{ready, number}} of {{total, number}} endpoints ready',
  'models.more_one': 'and {{count, number}} more',
  'models.more_other': 'and {{count, number}} more',
  'models.filter.label': 'Filter models',
  'models.filter.text': 'Find model, pool or entity',
  'models.column.health': 'Health',
  'models.column.healthMeaning':
    'Failing only where no pool of the model answers',
  'models.column.model': 'Model',
  'models.column.modelMeaning': 'The name that requests ask for',
  'models.column.pools': 'Pools',
  'models.column.poolsMeaning': 'Pools that serve it, worst first',
  'models.column.entities': 'Entities',
  'models.column.entitiesMeaning':
    'Catalog entities its pools belong to; a model without any is nobody’s',
  'models.column.owners': 'Owners',
  'models.column.ownersMeaning': 'Who owns these entities',
} as const;
