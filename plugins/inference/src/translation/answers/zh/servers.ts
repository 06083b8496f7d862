// SPDX-License-Identifier: Apache-2.0

export const servers = {
  'The KV cache of every model server is full': '所有模型服务器的 KV 缓存已满',
  'Model servers run out of KV cache': '模型服务器的 KV 缓存不足',
  'The KV caches of the {{0}} ready endpoints of {{1}} are filled {{2}}.':
    '{{1}} 的 {{0}} 个就绪端点的 KV 缓存已用 {{2}}。',
  'Servers of {{0}} run out of KV cache while they answer.':
    '{{0}} 的服务器在应答过程中 KV 缓存不足。',
  'They put back {{0}} that ran already, and compute them anew.':
    '它们将已在运行的请求放回队列（{{0}}）并重新计算。',
  'Requests that run are put back next, and long prompts wait.':
    '接下来正在运行的请求会被放回队列，长提示词则需等待。',
  'KV caches': 'KV 缓存',
  '{{0}}, above {{1}} % on each': '{{0}}，每个都高于 {{1}} %',
  'Put back': '放回队列',
  'Add replicas, or make room: more memory for the cache (--gpu-memory-utilization), a smaller --max-model-len, fewer requests at once (--max-num-seqs).':
    '增加副本，或腾出空间：为缓存分配更多显存（--gpu-memory-utilization）、减小 --max-model-len、减少并发请求（--max-num-seqs）。',
  '{{0}} to {{1}} %': '{{0}} 至 {{1}} %',
  '{{0}} % on average': '平均 {{0}} %',
  'less than one request a minute': '每分钟不到一个请求',
  '{{0}} requests a minute': '每分钟 {{0}} 个请求',
  'Model servers crash again and again': '模型服务器反复崩溃',
  '{{0}} of {{1}} {{2}}. {{3}}': '{{1}} 的 {{0}} {{2}}。{{3}}',
  '{{0}} stay ready; requests on a pod that crashes are cut.':
    '{{0}}保持就绪；崩溃的 Pod 上的请求会被中断。',
  'No endpoint is ready, so requests get status 503.':
    '没有就绪的端点，因此请求得到状态 503。',
  'The endpoint picker can’t make use of the model servers’ metrics':
    '端点选择器无法使用模型服务器的指标',
  'Of {{0}} of {{1}} the page {{2}} on port {{3}} is no use to a picker: {{4}}. {{5}}':
    '{{1}} 的 {{0}}：端口 {{3}} 上的页面 {{2}} 对选择器无用：{{4}}。{{5}}',
  'It sees no endpoint at all, and requests fail.':
    '它看不到任何端点，请求失败。',
  'It takes such endpoints for absent, or for idle.':
    '它将这些端点视为不存在或空闲。',
  "Let the servers show what the picker reads of engine {{0}}: start them with their metrics page on the pool's port, label their pods with the right llm-d.ai/engine-type, and name other metrics in the picker's engineConfigs.":
    '让服务器提供选择器对引擎 {{0}} 所读取的内容：启动时在资源池的端口上提供指标页，为其 Pod 设置正确的 llm-d.ai/engine-type 标签，其他指标则在选择器的 engineConfigs 中指定。',
  'The model servers know no model by the name that is routed':
    '模型服务器不认识所路由名称的模型',
  'Rule {{0}} of {{1}} sends requests for {{2}} to pool {{3}}, whose servers answer to {{4}}: they refuse every request with status 404.':
    '{{1}} 的规则 {{0}} 将对 {{2}} 的请求发往资源池 {{3}}，其服务器只应答 {{4}}：它们以状态 404 拒绝每个请求。',
  Routed: '路由的名称',
  Served: '提供的名称',
  'Start the servers with --served-model-name {{0}}, or let the rule match {{1}} and tell clients to ask for that.':
    '以 --served-model-name {{0}} 启动服务器，或让规则匹配 {{1}} 并告知客户端使用该名称。',
  'Model servers wait for a node': '模型服务器在等待节点',
  '1 pod of {{0}} is not scheduled: {{1}}. {{2}}':
    '{{0}} 的 1 个 Pod 未调度：{{1}}。{{2}}',
  '{{0}} pods of {{1}} are not scheduled: {{2}}. {{3}}':
    '{{1}} 的 {{0}} 个 Pod 未调度：{{2}}。{{3}}',
  'Each asks for': '每个请求的资源',
  'Pods of the model servers are refused': '模型服务器的 Pod 被拒绝',
  '{{0}} wants {{1}}, and the API server refuses to make their pods: {{2}}. {{3}}':
    '{{0}} 需要 {{1}}，但 API 服务器拒绝创建其 Pod：{{2}}。{{3}}',
  '{{0}} is ready and carries all requests.': '{{0}}就绪，承担全部请求。',
  '{{0}} are ready and carry all requests.': '{{0}}就绪，承担全部请求。',
  'Requests queue at every model server': '请求在所有模型服务器上排队',
  'Each of the {{0}} ready endpoints of {{1}} has between {{2}} and {{3}} requests waiting. The picker has no better one to choose, first tokens come late, and requests of negative priority are refused.':
    '{{1}} 的 {{0}} 个就绪端点各有 {{2}} 至 {{3}} 个请求在等待。选择器没有更好的选择，首个令牌延迟，负优先级的请求会被拒绝。',
  Queues: '队列',
  '{{0}} to {{1}}, above {{2}} on each': '{{0}} 至 {{1}}，每个都高于 {{2}}',
  'KV cache': 'KV 缓存',
  'Add replicas, or let fewer requests in. Give requests that can wait an InferenceObjective of negative priority, so that these are shed first.':
    '增加副本，或减少进入的请求。为可以等待的请求设置负优先级的 InferenceObjective，使其最先被丢弃。',
};
