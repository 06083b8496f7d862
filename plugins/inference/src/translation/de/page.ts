// SPDX-License-Identifier: Apache-2.0
import type { page as english } from '../en/page';
import type { Translated } from '../Translated';

export const page: Translated<typeof english> = {
  'page.title': 'Inferenz',
  'page.tabs': 'Pools, Cluster und Modelle',
  'page.pools': 'Pools',
  'page.clusters': 'Cluster',
  'page.models': 'Modelle',
};
