// SPDX-License-Identifier: Apache-2.0
import type { search as english } from '../en/search';
import type { Translated } from '../Translated';

export const search: Translated<typeof english> = {
  'search.model': '模型',
  'search.finding': '问题 {{code}}',
  'search.page': '页面',
  'search.in': '位于 {{clusters}}',
};
