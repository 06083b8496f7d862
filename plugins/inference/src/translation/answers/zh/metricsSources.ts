// SPDX-License-Identifier: Apache-2.0

export const metricsSources = {
  'no answer within {{0}} ms': '{{0}} 毫秒内没有应答',
  "it can't be reached: {{0}}": '无法访问：{{0}}',
  '{{0}}: range queries': '{{0}}：范围查询',
  'it has no series of the pod': '其中没有该 Pod 的时间序列',
  ' with {{0}}': '（{{0}}）',
  "{{0}} has no series of any of the cluster's {{1}} pods{{2}}: are they scraped, with labels for namespace and pod, and is clusterLabel right?":
    '{{0}} 没有集群 {{1}} 个 Pod 中任何一个的时间序列{{2}}：它们是否被抓取，是否带有命名空间和 Pod 的标签，clusterLabel 是否正确？',
  '{{0}} has no series of {{1}} of {{2}} pods, such as {{3}}/{{4}}: does a ServiceMonitor or PodMonitor select it?':
    '{{2}} 个 Pod 中有 {{1}} 个在 {{0}} 中没有时间序列，例如 {{3}}/{{4}}：是否有 ServiceMonitor 或 PodMonitor 选中它？',
  '{{0}} of {{1}} queries failed: {{2}}: {{3}}':
    '{{1}} 个查询中有 {{0}} 个失败：{{2}}：{{3}}',
  '{{0}} warns: {{1}}': '{{0}} 警告：{{1}}',
  'it answers with a redirect ({{0}}), which is not followed: give the address that it leads to':
    '它以重定向（{{0}}）应答，门户不会跟随：请填写重定向指向的地址',
  "it does not accept the portal's credentials (401){{0}}":
    '它不接受门户的凭据（401）{{0}}',
  'it lets the portal not in (403){{0}}': '它不允许门户访问（403）{{0}}',
  'there is no query API at its address (404){{0}}':
    '其地址上没有查询 API（404）{{0}}',
  'it is busy and sends the portal away (429){{0}}':
    '它正忙，拒绝了门户（429）{{0}}',
  'it refuses a query ({{0}}){{1}}': '它拒绝了一个查询（{{0}}）{{1}}',
  'it answers {{0}}{{1}}': '它应答 {{0}}{{1}}',
  'the API server says: {{0}}': 'API 服务器答复：{{0}}',
  'it refuses a query: {{0}}': '它拒绝了一个查询：{{0}}',
  'what it answers is no result of a query: is its address that of a Prometheus-compatible API?':
    '其应答不是查询结果：该地址是否为兼容 Prometheus 的 API？',
  "no signals are known of the engine {{0}}, which the pod's label names":
    '不知道 Pod 标签所指引擎 {{0}} 的任何信号',
  'the page has no metric of the engine {{0}}': '页面中没有引擎 {{0}} 的指标',
  'the model server answers {{0}}: its page is guarded':
    '模型服务器应答 {{0}}：其页面受保护',
  "the gateway's proxy answers {{0}}: its page is guarded":
    '网关的代理应答 {{0}}：其页面受保护',
  "the endpoint picker answers {{0}}: it wants a token (--metrics-endpoint-auth=true), which the API server's proxy drops; start it with --metrics-endpoint-auth=false, or read metrics directly or from Prometheus":
    '端点选择器应答 {{0}}：它需要令牌（--metrics-endpoint-auth=true），而 API 服务器的代理会去掉令牌；请用 --metrics-endpoint-auth=false 启动它，或直接读取指标，或从 Prometheus 读取',
  'the endpoint picker answers 401: it wants a bearer token that it can review':
    '端点选择器应答 401：它需要可以审查的 bearer 令牌',
  "the endpoint picker answers 403: the token's user needs get on the non-resource URL /metrics":
    '端点选择器应答 403：令牌的用户需要对非资源 URL /metrics 的 get 权限',
  "the cluster does not accept the portal's credentials (401)":
    '集群不接受门户的凭据（401）',
  'the portal needs the verb get on pods/proxy in namespace {{0}}: {{1}}':
    '门户需要命名空间 {{0}} 中 pods/proxy 的 get 权限：{{1}}',
  'the API server is busy and sends the portal away (429)':
    'API 服务器繁忙，拒绝了门户（429）',
  'nothing answers on port {{0}} of the pod: {{1}}':
    'Pod 的端口 {{0}} 上没有应答：{{1}}',
  'the API server answers {{0}}: {{1}}': 'API 服务器应答 {{0}}：{{1}}',
  '; was the server started with {{0}}?': '；服务器是否以 {{0}} 启动？',
  'there is no {{0}} on port {{1}}{{2}}': '端口 {{1}} 上没有 {{0}}{{2}}',
  '{{0}} answers {{1}}{{2}}': '{{0}} 应答 {{1}}{{2}}',
  'the page answers with a redirect ({{0}}), which is not followed':
    '页面以重定向（{{0}}）应答，门户不会跟随',
  "{{0}} of {{1}} metrics pages can't be read; {{2}}: {{3}}":
    '{{1}} 个指标页面中有 {{0}} 个无法读取；{{2}}：{{3}}',
  'the answer ({{0}}) is no page of metrics: {{1}}':
    '应答（{{0}}）不是指标页面：{{1}}',
  'no content type': '没有内容类型',
  "port {{0}} of the pod can't be read: {{1}}":
    '无法读取 Pod 的端口 {{0}}：{{1}}',
  'the page was cut off: OpenMetrics ends with # EOF':
    '页面不完整：OpenMetrics 应以 # EOF 结尾',
  'no complete page within {{0}} ms': '{{0}} 毫秒内没有得到完整页面',
  "the portal's thread that reads metrics pages stopped: {{0}}":
    '门户中读取指标页面的线程已停止：{{0}}',
};
