// SPDX-License-Identifier: Apache-2.0

export const health = {
  healthy: '健康',
  degraded: '降级',
  failing: '故障',
  idle: '空闲',
  'No pool was found for this entity.': '没有找到属于此实体的资源池。',
  '{{0}} is {{1}}': '{{0}}：{{1}}',
  '{{0}} of {{1}} pools are healthy.': '{{1}} 个资源池中的 {{0}} 个健康。',
  '{{0}} of {{1}} pools are healthy; {{2}}.':
    '{{1}} 个资源池中的 {{0}} 个健康；{{2}}。',
  '{{0}} Last known: {{1}}. {{2}}': '{{0}}最后已知：{{1}}。{{2}}',
  "Its endpoints can't be known: Pods of the cluster can't be read.":
    '无法得知其端点：不能读取集群的 Pod。',
  '{{0}}, and 1 more finding.': '{{0}}，以及另外 1 个问题。',
  '{{0}}, and {{1}} more findings.': '{{0}}，以及另外 {{1}} 个问题。',
  '{{0}} of {{1}} endpoints ready.': '{{0}} / {{1}} 个端点就绪。',
  '{{0}} of {{1}} endpoints ready; no route references the pool.':
    '{{0}} / {{1}} 个端点就绪；没有路由引用该资源池。',
  '{{0}} of {{1}} endpoints ready, and the reason is not known.':
    '{{0}} / {{1}} 个端点就绪，原因未知。',
  '{{0}} is being connected to': '正在连接 {{0}}',
  '{{0}} is connected': '{{0}} 已连接',
  '{{0}} answers in part': '{{0}} 仅部分应答',
  "{{0}} can't be reached": '无法访问 {{0}}',
  "{{0}} refuses the portal's credentials": '{{0}} 拒绝门户的凭据',
};
