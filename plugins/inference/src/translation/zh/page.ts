// SPDX-License-Identifier: Apache-2.0
import type { page as english } from '../en/page';
import type { Translated } from '../Translated';

export const page: Translated<typeof english> = {
  'page.title': '推理',
  'page.tabs': '资源池、集群和模型',
  'page.pools': '资源池',
  'page.clusters': '集群',
  'page.models': '模型',
};
