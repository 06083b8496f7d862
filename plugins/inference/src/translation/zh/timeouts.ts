// SPDX-License-Identifier: Apache-2.0
import type { timeouts as english } from '../en/timeouts';
import type { Translated } from '../Translated';

export const timeouts: Translated<typeof english> = {
  'timeouts.title': '超时',
  'timeouts.request': '整个请求',
  'timeouts.backendRequest': '单次尝试',
  'timeouts.idle': '空闲连接',
  'timeouts.perRetry': '每次重试',
  'timeouts.endpointPicker': '端点选择器的选择',
  'timeouts.decides': '起决定作用',
  'timeouts.overridden': '被覆盖',
  'timeouts.ignored': '不生效',
  'timeouts.unseen': '未监视',
  'timeouts.safe': '长流可存活',
  'timeouts.cut': '会中断长流',
  'timeouts.unknown': '流：未知',
  'timeouts.limit.unlimited': '无限制',
  'timeouts.limit.unknown': '未知',
  'timeouts.defaultOf': '{{name}} 的默认值',
};
