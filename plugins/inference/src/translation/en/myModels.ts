// SPDX-License-Identifier: Apache-2.0

/** The card of the home page. */
export const myModels = {
  'myModels.what': 'your models',
  'myModels.list': 'Your models, worst first',
  'myModels.none': 'None of your teams has a model',
  'myModels.noneWhy':
    'A model is yours where you or one of your groups own the catalog entity that its pools belong to. {{all}} are on one page.',
  'myModels.all': 'All models',
  'myModels.more_one': 'and {{count, number}} more, none of them worse',
  'myModels.more_other': 'and {{count, number}} more, none of them worse',
  'myModels.canary': 'canary {{name}} {{share}}',
  'myModels.canaryWhy':
    'The share of requests of rule {{rule, number}} of {{route}} in {{cluster}} that its weights give the canary.',
} as const;
