// SPDX-License-Identifier: Apache-2.0

/** Findings of model rewrites. */
export const rewrites = {
  "The pool's endpoint picker does not read the model rewrite":
    '资源池的端点选择器不读取该模型重写规则',
  '{{0}} is of group {{1}}, and {{2}} reads {{3}} alone: requests keep the model that they name.':
    '{{0}} 属于 {{1}} 组，而 {{2}} 只读取 {{3}}：请求保持其指定的模型。',
  'Group of the rewrite': '重写规则的组',
};
