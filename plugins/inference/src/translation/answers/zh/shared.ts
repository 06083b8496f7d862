// SPDX-License-Identifier: Apache-2.0

/** What answers of several kinds say alike. */
export const shared = {
  none: '无',
  nothing: '无',
  'no reason given': '未说明原因',
  Pods: 'Pod',
  'Ready pods': '就绪的 Pod',
  'Ready endpoints': '就绪的端点',
  'Endpoints the picker sees': '选择器看到的端点',
  Restarts: '重启',
  Why: '原因',
  '{{0}} of {{1}}': '{{0}} / {{1}}',
  '{{0}} and {{1}} more': '{{0}} 以及另外 {{1}} 个',
};
