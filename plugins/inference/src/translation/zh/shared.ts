// SPDX-License-Identifier: Apache-2.0
import type { shared as english } from '../en/shared';
import type { Translated } from '../Translated';

export const shared: Translated<typeof english> = {
  'shared.health.healthy': '健康',
  'shared.health.degraded': '降级',
  'shared.health.failing': '故障',
  'shared.health.idle': '空闲',
  'shared.health.unknown': '未知',
  'shared.notReady': '未就绪',
  'shared.ago': '前',
  'shared.close': '关闭',
  'shared.fewer': '收起',
  'shared.more': '还有 {{number, number}} 条',
};
