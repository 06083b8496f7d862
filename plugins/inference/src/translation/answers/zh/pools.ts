// SPDX-License-Identifier: Apache-2.0

export const pools = {
  'No endpoint of the pool is ready': '资源池中没有就绪的端点',
  '{{0}} selects {{1}}, of which none is ready{{2}}. Requests get status 503 until one is.':
    '{{0}} 选中 {{1}}，全部未就绪{{2}}。在有端点就绪之前，请求会得到状态 503。',
  '{{0}} of 1 replica ready': '{{0}} / 1 个副本就绪',
  '{{0}} of {{1}} replicas ready': '{{0}} / {{1}} 个副本就绪',
  'Look at the logs of the model servers. One that has just started loads its model first, which takes minutes; one that stays unready fails its readiness probe: compare the path and the port of the probe with what the server listens on.':
    '查看模型服务器的日志。刚启动的服务器要先加载模型，需要几分钟；一直未就绪的服务器没有通过就绪探针：请将探针的路径和端口与服务器实际监听的进行比较。',
  'Two pools select the same pods': '两个资源池选中了相同的 Pod',
  '{{0}} and {{1}} both select {{2}}: requests for one are answered by servers of the other, and each picker knows only half of the load.':
    '{{0}} 和 {{1}} 都选中了 {{2}}：发往其中一个的请求由另一个的服务器应答，每个选择器只了解一半的负载。',
  'Selector of {{0}}': '{{0}} 的标签选择器',
  'Pods of both': '两者共有的 Pod',
  "Add a label that tells the versions apart, such as version, to both selectors and to the pods of each. A Deployment's selector can't be changed: its pods' labels can.":
    '为两个标签选择器及各自的 Pod 添加能区分版本的标签，例如 version。Deployment 的标签选择器无法更改，但其 Pod 的标签可以。',
  'The pool uses an API that later versions removed':
    '资源池使用了后续版本已移除的 API',
  '{{0}} is {{1}}. GIE 1.5 no longer ships that CRD, and current gateways read only {{2}}/v1.':
    '{{0}} 属于 {{1}}。GIE 1.5 不再提供该 CRD，当前的网关只读取 {{2}}/v1。',
  'Create the pool in the new group beside the old one, point the routes at it, then delete the old one.':
    '在旧资源池旁以新的组创建资源池，将路由指向它，然后删除旧的。',
  'The gateway does not do what the failure mode says':
    '网关的行为与设定的失效方式不符',
  '{{0}} asks for {{1}}, and {{2}} {{3}}.':
    '{{0}} 要求 {{1}}，但 {{2}} {{3}}。',
  Does: '实际行为',
  'Count on the picker as on the gateway itself: a second replica with leader election, a PodDisruptionBudget, an alert when it is unavailable.':
    '像保障网关本身一样保障选择器：启用领导者选举的第二个副本、PodDisruptionBudget，以及不可用时的告警。',
  'Upgrade the provider where requests without a picker must not reach the servers.':
    '如果请求不得绕过选择器到达服务器，请升级提供商。',
  'Pools of one rule serve different models': '同一规则的资源池提供不同的模型',
  "Rule {{0}} of {{1}} gives {{2}} of its requests to pool {{3}}, whose servers answer to {{4}} and not to {{5}}, as the other pool's do: that share gets status 404.":
    '{{1}} 的规则 {{0}} 将 {{2}} 的请求分给资源池 {{3}}，其服务器应答 {{4}}，而不像另一个资源池那样应答 {{5}}：这部分请求会得到状态 404。',
  'Pool {{0}} serves': '资源池 {{0}} 提供',
  'Start the servers of {{0}} with --served-model-name {{1}} (several names may be given), or take the pool out of the rule until they do.':
    '以 --served-model-name {{1}} 启动 {{0}} 的服务器（可给出多个名称），或在此之前将资源池从规则中移除。',
  'KServe does not bring the pool to its gateway':
    'KServe 没有将资源池接入其网关',
  '{{0}}, which made {{1}}, has {{2}}=False: {{3}}':
    '创建了 {{1}} 的 {{0}} 带有 {{2}}=False：{{3}}',
  '{{0}}, which made {{1}}, has {{2}}=False.':
    '创建了 {{1}} 的 {{0}} 带有 {{2}}=False。',
  'Change in the LLMInferenceService what the message names. Members of one routing group must serve the same model names.':
    '在 LLMInferenceService 中更改消息所指的内容。同一路由组的成员必须提供相同的模型名称。',
  'The gateway does not accept the imported pool': '网关不接受导入的资源池',
  'Change what the message names, here or where the pool is exported from.':
    '在此处或资源池的导出方更改消息所指的内容。',
  'The gateway does not accept the pool': '网关不接受该资源池',
  "Change what the message names. NotSupportedByParent says that the gateway's controller has no support for pools.":
    '更改消息所指的内容。NotSupportedByParent 表示网关的控制器不支持资源池。',
  '{{0}} is refused by {{1}}: {{2}}': '{{0}} 被 {{1}} 拒绝：{{2}}',
  '{{0}} is refused by {{1}}.': '{{0}} 被 {{1}} 拒绝。',
  'The endpoint picker of the pool does not exist': '资源池的端点选择器不存在',
  '{{0}} names Service {{1}} as its endpoint picker, and there is none in {{2}}. No request can be given an endpoint.':
    '{{0}} 指定 Service {{1}} 为其端点选择器，但 {{2}} 中没有它。任何请求都无法分配到端点。',
  'Deploy the endpoint picker (its chart makes Service and Deployment), or name the Service that exists.':
    '部署端点选择器（其 chart 会创建 Service 和 Deployment），或指定已存在的 Service。',
  'The pool names no endpoint picker, and its provider needs one':
    '资源池未指定端点选择器，而其提供商需要一个',
  "{{0}} has no endpointPickerRef. GIE 1.6 allows that, but the gateway's controller refuses the pool.":
    '{{0}} 没有 endpointPickerRef。GIE 1.6 允许这样，但网关的控制器拒绝了该资源池。',
  'Deploy an endpoint picker and name its Service.':
    '部署端点选择器并指定其 Service。',
  'The pool names the wrong port of its endpoint picker':
    '资源池指定的端点选择器端口有误',
  '{{0}} reaches its endpoint picker on port {{1}}, which is the port of the model servers. The gateway gets no answer from the picker.':
    '{{0}} 通过端口 {{1}} 访问其端点选择器，而这是模型服务器的端口。网关得不到选择器的应答。',
  '{{0}} reaches its endpoint picker on port {{1}}, which {{2}} does not have. The gateway gets no answer from the picker.':
    '{{0}} 通过端口 {{1}} 访问其端点选择器，而 {{2}} 没有该端口。网关得不到选择器的应答。',
  'Port of the reference': '引用的端口',
  'Ports of Service {{0}}': 'Service {{0}} 的端口',
  'Ports of the model servers': '模型服务器的端口',
  'Name port {{0}}.': '指定端口 {{0}}。',
  'Name the port on which the picker speaks ext_proc, {{0}} unless it was told otherwise.':
    '指定选择器提供 ext_proc 的端口，若未另行配置则为 {{0}}。',
  'The pool sends requests to a port that its servers do not have':
    '资源池将请求发往其服务器没有的端口',
  '{{0}} sends to port {{1}}; the containers of its pods listen on {{2}}. Requests get status 502 or 503.':
    '{{0}} 发往端口 {{1}}，而其 Pod 的容器监听 {{2}}。请求会得到状态 502 或 503。',
  'Ports of the containers': '容器的端口',
  'Name the port on which the model servers answer OpenAI requests.':
    '指定模型服务器应答 OpenAI 请求的端口。',
  '{{0}} asks for 0 replicas, so {{1}} has no endpoint.':
    '{{0}} 要求 0 个副本，因此 {{1}} 没有端点。',
  'The model servers are scaled to zero': '模型服务器已缩容到零',
  'Requests that come get status 503.': '到来的请求会得到状态 503。',
  'If that is not on purpose, ask for a replica. If it is, set the weight of the pool to 0 or remove it from the routes, so that requests get a clear answer.':
    '如果这并非有意，请要求一个副本。如果是有意为之，请将资源池的权重设为 0 或将其从路由中移除，使请求得到明确的应答。',
  'No pod in {{0}} carries the labels that {{1}} selects, and no Deployment there makes such pods. Every request gets status 503.':
    '{{0}} 中没有 Pod 带有 {{1}} 所选的标签，那里也没有 Deployment 创建这样的 Pod。每个请求都会得到状态 503。',
  'The selector of the pool takes no pod': '资源池的标签选择器没有选中任何 Pod',
  "{{0}} can't be a label, so nothing can ever match.":
    '{{0}} 不能作为标签，因此永远不会匹配。',
  Selector: '标签选择器',
  'Pod labels of Deployment {{0}}': 'Deployment {{0}} 的 Pod 标签',
  'Make the selector and the pod labels of Deployment {{0}} agree.':
    '使标签选择器与 Deployment {{0}} 的 Pod 标签一致。',
  'Deploy model servers whose pods carry these labels, or correct the selector.':
    '部署其 Pod 带有这些标签的模型服务器，或更正标签选择器。',
  'Controllers overwrite each other’s status of the pool':
    '多个控制器互相覆盖资源池的状态',
  'The status of {{0}} lost the entry of {{1}} and got it back {{2}} times within ten minutes: more than one controller writes status.parents, and one of them does not keep the entries of others. What the status says is true half of the time.':
    '{{0}} 的状态在十分钟内 {{2}} 次失去又恢复 {{1}} 的条目：有多个控制器写入 status.parents，其中一个不保留其他控制器的条目。状态所述内容只有一半时间是真实的。',
  'taken out and put back {{0}} ×': '被移除又恢复 {{0}} 次',
  'Entries that were there meanwhile': '期间存在的条目',
  'Let one controller look after the pool: give each provider a pool of its own with the same selector, and let its routes name that one. Envoy AI Gateway replaces the whole status.':
    '让一个资源池只由一个控制器管理：为每个提供商建立标签选择器相同的独立资源池，并让其路由指向它。Envoy AI Gateway 会替换整个状态。',
  'No controller has looked at the pool': '没有控制器处理过该资源池',
  '{{0}} is accepted and names {{1}}, and no controller has written a status for the pool: it may have no support for pools.':
    '{{0}} 已被接受并引用 {{1}}，但没有控制器为该资源池写入状态：它可能不支持资源池。',
  'Controller of the route': '路由的控制器',
  'not named': '未指明',
  "Switch on the inference extension in the gateway's controller (agentgateway: inferenceExtension.enabled=true; Istio: ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true). One that started before the CRDs were installed needs a restart.":
    '在网关的控制器中启用推理扩展（agentgateway：inferenceExtension.enabled=true；Istio：ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true）。在安装 CRD 之前启动的控制器需要重启。',
  'No route references the pool': '没有路由引用该资源池',
  'No HTTPRoute names {{0}}, so it gets no requests by way of a gateway.':
    '没有 HTTPRoute 引用 {{0}}，因此它不会经由网关收到请求。',
  'HTTPRoutes that name it': '引用它的 HTTPRoute',
  'Add it to the backendRefs of a route, or delete it with its picker and its model servers.':
    '将其加入路由的 backendRefs，或连同其选择器和模型服务器一起删除。',
};
