// SPDX-License-Identifier: Apache-2.0

export const doctor = {
  'What is shown is of {{0}}.': '显示的是 {{0}} 的情况。',
  'Nothing was ever read of it.': '从未读取过它的任何内容。',
  'The cluster does not answer': '集群没有应答',
  'No connection to its API server.': '无法连接到它的 API 服务器。',
  'Check the url of the cluster in the kubernetes configuration, and that the portal’s network reaches it.':
    '请检查 kubernetes 配置中此集群的 url，以及门户所在的网络能否访问它。',
  'The cluster does not let the portal in': '集群不允许门户访问',
  'Its credentials are refused.': '其凭据被拒绝。',
  'Give the portal an account of its own and its token: apply the first edit, read the token with kubectl -n inference-portal get secret portal-reader-token -o jsonpath={.data.token}, decode it, and hand it to the portal as an environment variable.':
    '为门户提供专用账号及其令牌：应用第一项修改，用 kubectl -n inference-portal get secret portal-reader-token -o jsonpath={.data.token} 读取令牌，解码后作为环境变量提供给门户。',
  'The cluster is still being read': '仍在读取集群',
  'The first lists are under way.': '正在获取第一批列表。',
  'Ask again in a moment.': '请稍后再试。',
  'Objects are not as the portal expects them': '对象与门户的预期不符',
  '1 object was received and left out, as a field that is read is not what its schema says.':
    '收到 1 个对象但已略过，因为读取的某个字段与其模式不符。',
  '{{0}} objects were received and left out, as a field that is read is not what its schema says.':
    '收到 {{0}} 个对象但已略过，因为读取的某个字段与其模式不符。',
  'Correct the field that the reason names. Where the object is right, the portal is older than its CRD: upgrade it.':
    '请更正原因中指出的字段。如果对象正确，则门户比其 CRD 旧：请升级门户。',
  'The portal may not read some kinds': '门户无权读取某些类型',
  "The cluster's roles do not let the portal's account list and watch {{0}}.":
    '集群的角色不允许门户的账号列出和监视 {{0}}。',
  'The edit grants what is missing and no more; pods and what belongs to them only in the namespaces that hold pools or gateways now.':
    '此修改只授予缺少的权限；Pod 及其相关对象仅限于目前有资源池或网关的命名空间。',
  'The edit grants what is missing and no more.': '此修改只授予缺少的权限。',
  'Put the name of the portal’s account where portal-reader stands, if it is another.':
    '如果门户的账号不叫 portal-reader，请替换为实际名称。',
  'Some kinds can’t be read at the moment': '目前无法读取某些类型',
  'Reading {{0}} fails and is tried again. Where they were read before, the last that was known counts.':
    '读取 {{0}} 失败，会再次尝试。之前读取过的，以最后已知的情况为准。',
  'See what the API server says; a busy one answers 429, a restarting one refuses connections.':
    '请查看 API 服务器的答复；繁忙时应答 429，重启时拒绝连接。',
  'Kinds that routing to pools needs are not installed':
    '未安装路由到资源池所需的类型',
  'The cluster does not serve {{0}}. Without them it routes to no pool.':
    '集群不提供 {{0}}。没有它们就无法路由到任何资源池。',
  'Install the CRDs of the Gateway API (standard-install.yaml) and of its Inference Extension (manifests.yaml) with kubectl apply --server-side, at versions that the provider supports.':
    '请用 kubectl apply --server-side 安装 Gateway API（standard-install.yaml）及其 Inference Extension（manifests.yaml）的 CRD，版本须为提供方所支持。',
  gateways: '网关',
  'Metrics of this cluster are switched off': '此集群的指标已关闭',
  'The configuration names no source of metrics for it: there is no load, and findings that need numbers are silent.':
    '配置中没有为它指定指标来源：没有负载数据，需要数据的发现也不会出现。',
  'Name a source: proxy reads pages through the API server, direct from the pods, prometheus from a server that has them already.':
    '请指定来源：proxy 通过 API 服务器读取页面，direct 直接从 Pod 读取，prometheus 从已有数据的服务器读取。',
  'The source of metrics does not answer': '指标来源没有应答',
  "Metrics can't be read from {{0}}.": '无法从 {{0}} 读取指标。',
  'Mend what the reason names.': '请修复原因中指出的问题。',
  'Metrics pages of {{0}} can’t be read': '无法读取{{0}}的指标页面',
  '1 page is not read: {{0}}.': '有 1 个页面未读取：{{0}}。',
  '{{0}} pages are not read: {{1}}.': '有 {{0}} 个页面未读取：{{1}}。',
  'The edit lets the portal’s account read pages in these namespaces. It also lets it send GET requests to any port of their pods; where that is too much, read metrics from Prometheus.':
    '此修改允许门户的账号读取这些命名空间中的页面，同时也允许它向其中 Pod 的任意端口发送 GET 请求；如果权限过大，请从 Prometheus 读取指标。',
  'Mend what the reason of each page names.':
    '请修复每个页面的原因中指出的问题。',
  'The API server takes the portal’s token off a request that it passes on, so that no role helps. Either start the endpoint pickers with --metrics-endpoint-auth=false, or let the portal, inside the cluster, read them directly with a token: both edits together.':
    'API 服务器会从转发的请求中去掉门户的令牌，因此任何角色都不起作用。可以用 --metrics-endpoint-auth=false 启动端点选择器，或让集群内的门户用令牌直接读取它们：两项修改一起应用。',
  'The token’s account needs get on the non-resource URL /metrics, which the edit grants. The endpoint picker’s own account must be allowed to create tokenreviews and subjectaccessreviews: its chart grants that only with monitoring.prometheus.enabled=true.':
    '令牌所属账号需要对非资源 URL /metrics 的 get 权限，此修改会授予。端点选择器自身的账号必须能够创建 tokenreviews 和 subjectaccessreviews：其 chart 仅在 monitoring.prometheus.enabled=true 时授予。',
};
