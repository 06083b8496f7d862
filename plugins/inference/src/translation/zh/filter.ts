// SPDX-License-Identifier: Apache-2.0
import type { filter as english } from '../en/filter';
import type { Translated } from '../Translated';

export const filter: Translated<typeof english> = {
  'filter.noOption': '没有匹配项',
  'filter.open': '打开',
  'filter.close': '关闭',
  'filter.clear': '清除',
  'filter.showAll': '显示全部',
};
