// SPDX-License-Identifier: Apache-2.0

export const load = {
  'endpoint picker {{0}}': '端点选择器 {{0}}',
  'model server {{0}}': '模型服务器 {{0}}',
  'model servers ({{0}} of {{1}})': '模型服务器（{{1}} 个中的 {{0}} 个）',
  '{{0}} (came back {{1}} ×)': '{{0}}（复发 {{1}} 次）',
  'The database does not answer: only the last hour in memory is shown':
    '数据库没有应答：仅显示内存中的最近一小时',
  "pages read through the API server's pod proxy":
    '通过 API 服务器的 Pod 代理读取的页面',
  'pages read at the pods themselves': '直接从 Pod 读取的页面',
  'no metrics': '没有指标',
  "through the cluster's API server": '通过集群的 API 服务器',
  'series with {{0}}': '带 {{0}} 的序列',
  '{{0}}: the default, as inference.clusters names no metrics.source for it':
    '{{0}}：默认值，因为 inference.clusters 未为其指定 metrics.source',
  '{{0}}: as inference.clusters says, metrics.source {{1}}':
    '{{0}}：按 inference.clusters 的设置，metrics.source {{1}}',
};
