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
  Installed: '已安装',
  Header: '标头',
  unknown: '未知',
  '{{0}} at {{1}}': '{{0}}（{{1}}）',
  '{{0}} and {{1}}': '{{0}} 和 {{1}}',
  '{{0}} bytes': '{{0}} 字节',
  'Body-based routing is down': '基于正文的路由已停止工作',
  'Image of the picker': '选择器的镜像',
  'Group that the picker reads': '选择器读取的组',
  'Create it in {{0}}/v1alpha2, whose fields are the same, then delete the old one.':
    '在 {{0}}/v1alpha2 中创建它（字段相同），然后删除旧的。',
};
