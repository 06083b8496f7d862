// SPDX-License-Identifier: Apache-2.0

export const clusters = {
  "the cluster can't be reached": '无法访问集群',
  "the cluster refuses the portal's credentials": '集群拒绝门户的凭据',
  "What there is to measure isn't known: {{0}}{{1}}":
    '不知道有哪些可测量的内容：{{0}}{{1}}',
  'the cluster has {{0}}, but does not serve {{1}}':
    '集群有 {{0}}，但不提供 {{1}}',
  '{{0}} is not installed in the cluster': '集群中没有安装 {{0}}',
  'the cluster ends watches after a few seconds; they are opened again each time':
    '集群会在几秒后结束 watch；每次都会重新打开',
  'The kubernetes configuration has more than one cluster of the name {{0}}: only the first is read; give each its own name.':
    'kubernetes 配置中有多个名为 {{0}} 的集群：只读取第一个；请为每个集群指定不同的名称。',
  'read in {{0}} only: {{1}}': '仅在 {{0}} 中读取：{{1}}',
  'in namespace {{0}}: {{1}}': '命名空间 {{0}}：{{1}}',
  'The portal may read nothing in the cluster: {{0}}':
    '门户无权读取集群中的任何内容：{{0}}',
  'Reading {{0}}.': '正在读取 {{0}}。',
  'The API server is busy.': 'API 服务器繁忙。',
  'The API server {{0}}': 'API 服务器：{{0}}',
  '{{0}} may not be read.': '无权读取 {{0}}。',
  '{{0}} cannot be read: {{1}}': '无法读取 {{0}}：{{1}}',
  'The cluster does not take the credentials of the kubernetes configuration ({{0}}).':
    '集群不接受 kubernetes 配置中的凭据（{{0}}）。',
  'The cluster does not take the credentials of the kubernetes configuration.':
    '集群不接受 kubernetes 配置中的凭据。',
  'No reason is known.': '原因未知。',
  'The database does not take what is to be saved; see the log':
    '数据库不接受要保存的内容；请查看日志',
};
