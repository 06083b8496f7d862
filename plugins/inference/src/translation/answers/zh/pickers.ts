// SPDX-License-Identifier: Apache-2.0

export const pickers = {
  'The endpoint picker crashes again and again': '端点选择器反复崩溃',
  '{{0}} of {{1}}, the endpoint picker of {{2}}, {{3}}. {{4}}':
    '{{1}}（{{2}} 的端点选择器）的 {{0}}{{3}}。{{4}}',
  'Requests fail while it is down.': '其停止期间请求会失败。',
  'The endpoint picker sees no endpoint': '端点选择器看不到任何端点',
  '1 endpoint of {{0}} is ready, and {{1}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '{{0}} 有 1 个端点就绪，但其端点选择器 {{1}} 计数为 0：它得不到这些端点的最新指标。每个请求都会失败。',
  '{{0}} endpoints of {{1}} are ready, and {{2}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '{{1}} 有 {{0}} 个端点就绪，但其端点选择器 {{2}} 计数为 0：它得不到这些端点的最新指标。每个请求都会失败。',
  'Target ports': '目标端口',
  "Look into the picker's log for what it can't read. Most often it asks the servers for metrics that their engine, or its version, no longer has (label llm-d.ai/engine-type, engineConfigs), a NetworkPolicy keeps it from the servers, or it may not list pods or pools.":
    '在选择器的日志中查看它读不到什么。最常见的是：它向服务器请求的指标在其引擎或引擎版本中已不存在（标签 llm-d.ai/engine-type、engineConfigs），NetworkPolicy 阻止它访问服务器，或者它无权列出 Pod 或资源池。',
  'The endpoint picker serves another pool': '端点选择器服务于另一个资源池',
  '{{0}} is the endpoint picker of {{1}}, and its arguments say {{2}}. It never becomes ready, or picks endpoints of another pool.':
    '{{0}} 是 {{1}} 的端点选择器，但其参数为 {{2}}。它永远不会就绪，或者会选择另一个资源池的端点。',
  '{{0}}, and should be {{1}}': '{{0}}，应为 {{1}}',
  'Set {{0}}.': '设置 {{0}}。',
  'Requests reach the pool without its endpoint picker':
    '请求未经端点选择器就到达了资源池',
  '{{0}} sends requests to {{1}}, and its endpoint picker {{2}} is asked for none: they go to any server, however loaded, and objectives and rewrites do nothing.':
    '{{0}} 向 {{1}} 发送请求，但从不询问其端点选择器 {{2}}：请求会发往任意服务器，无论其负载如何，Objective 和改写也不起作用。',
  'Answered by rule {{0}} of {{1}}': '经由 {{1}} 的规则 {{0}} 得到应答',
  '{{0}} requests lately': '近期 {{0}} 个请求',
  'Requests at the picker': '选择器收到的请求',
  'Let the HTTPRoute reference the pool itself, and not a backend object of the provider around it. On Istio take CORS and fault filters off the rule. Some versions of providers leave the picker out: see the page of this finding.':
    '让 HTTPRoute 直接引用资源池本身，而不是提供商围绕它的后端对象。使用 Istio 时，请从规则中移除 CORS 和故障注入过滤器。某些提供商版本会绕过选择器：参见该问题的说明页。',
  "The endpoint picker's image can't be pulled": '无法拉取端点选择器的镜像',
  '{{0}}, the endpoint picker of {{1}}, does not start: {{2}}. {{3}}':
    '{{0}}（{{1}} 的端点选择器）无法启动：{{2}}。{{3}}',
  'Another replica still answers.': '另一个副本仍在应答。',
  "Name an image that exists. GIE's own picker ends with 1.5; since then it is ghcr.io/llm-d/llm-d-router-endpoint-picker. A private registry needs an imagePullSecret in the namespace.":
    '指定一个存在的镜像。GIE 自己的选择器止于 1.5；此后为 ghcr.io/llm-d/llm-d-router-endpoint-picker。私有镜像仓库需要在命名空间中配置 imagePullSecret。',
  'The endpoint picker does not show its metrics to the portal':
    '端点选择器不向门户提供指标',
  '{{0}}, the endpoint picker of {{1}}, answers {{2}} to who reads {{3}}. What only it knows is missing here: requests, errors, and how many endpoints it sees.':
    '读取 {{3}} 时，{{0}}（{{1}} 的端点选择器）应答 {{2}}。因此这里缺少只有它才知道的内容：请求、错误，以及它能看到多少端点。',
  "through the API server's proxy, which drops the token":
    '经由 API 服务器的代理，代理会丢弃令牌',
  'at the pod itself': '直接从 Pod 读取',
  'not set, which means true': '未设置，即为 true',
  'No token helps on this way. Start the picker with {{0}}=false (from GIE 1.1 on), or let the portal take its numbers from a Prometheus that may read the picker (metrics.source: prometheus), or read pods directly with a token (metrics.source: direct).':
    '通过这种方式，任何令牌都无济于事。请以 {{0}}=false 启动选择器（GIE 1.1 起），或让门户从有权读取选择器的 Prometheus 获取数值（metrics.source: prometheus），或使用令牌直接读取 Pod（metrics.source: direct）。',
  'Give the portal a bearer token (metrics.bearerToken) that the cluster accepts, and let the picker review it: its ServiceAccount needs create on tokenreviews and subjectaccessreviews, which the chart grants with monitoring.prometheus.enabled=true only. Or read through Prometheus, or start the picker with --metrics-endpoint-auth=false.':
    '给门户配置集群接受的 bearer 令牌（metrics.bearerToken），并让选择器能够校验它：其 ServiceAccount 需要 tokenreviews 和 subjectaccessreviews 的 create 权限，而 chart 仅在 monitoring.prometheus.enabled=true 时授予。或者通过 Prometheus 读取，或以 --metrics-endpoint-auth=false 启动选择器。',
  'Grant the user of the portal’s token get on the non-resource URL /metrics. If it has that, the picker’s ServiceAccount lacks create on subjectaccessreviews. Or read through Prometheus, or start the picker with --metrics-endpoint-auth=false.':
    '给门户令牌的用户授予非资源 URL /metrics 的 get 权限。如果已有该权限，则是选择器的 ServiceAccount 缺少 subjectaccessreviews 的 create 权限。或者通过 Prometheus 读取，或以 --metrics-endpoint-auth=false 启动选择器。',
  'The endpoint picker has a single replica': '端点选择器只有一个副本',
  'A rollout of the endpoint picker is an outage':
    '端点选择器的每次发布都会造成中断',
  '{{0}} has {{1}} and is recreated on every rollout: for that time there is no picker. {{2}}':
    '{{0}} 有 {{1}}，且每次发布都会重建：在此期间没有选择器。{{2}}',
  '{{0}} has {{1}}. {{2}}': '{{0}} 有 {{1}}。{{2}}',
  Strategy: '策略',
  'Run two replicas with --ha-enable-leader-election and a PodDisruptionBudget: one works, one stands by, not ready until it takes over. Roll it out in a quiet hour, or beside a second pool.':
    '使用 --ha-enable-leader-election 和 PodDisruptionBudget 运行两个副本：一个工作，一个待命，接管之前保持未就绪。请在空闲时段发布，或与第二个资源池并行发布。',
  'No replica of the endpoint picker is ready': '端点选择器没有就绪的副本',
  '{{0}}, the endpoint picker of {{1}}, has no ready pod: {{2}}. {{3}}':
    '{{0}}（{{1}} 的端点选择器）没有就绪的 Pod：{{2}}。{{3}}',
  'Read its log. A picker that runs and is never ready does not find its pool, or may not list pods, pools and objectives: compare its arguments with the pool, and its Role with its chart.':
    '查看其日志。运行着却始终未就绪的选择器，是找不到资源池，或无权列出 Pod、资源池和 Objective：请将其参数与资源池比较，将其 Role 与 chart 比较。',
  'no Deployment makes pods that Service {{0}} selects':
    '没有 Deployment 创建 Service {{0}} 所选的 Pod',
  'its Deployment is scaled to 0': '其 Deployment 已缩容到 0',
  'its Deployment has no pods yet': '其 Deployment 还没有 Pod',
  'The endpoint picker waits for a node': '端点选择器在等待节点',
  '{{0}}, the endpoint picker of {{1}}, is not scheduled: {{2}}. {{3}}':
    '{{0}}（{{1}} 的端点选择器）未被调度：{{2}}。{{3}}',
  'It asks for': '它请求',
  "{{0}} The charts' defaults (4 to 8 CPU, 8Gi) are far above what a picker of a small pool needs.":
    '{{0}}chart 的默认值（4 至 8 个 CPU、8Gi）远高于小型资源池的选择器所需。',
};
