// SPDX-License-Identifier: Apache-2.0

export const explainBackends = {
  'The picker asks for another model': '选择器请求另一个模型',
  '{{0}} makes `{{1}}` into {{2}}.': '{{0}} 将 `{{1}}` 改为 {{2}}。',
  '{{0}} sends all to the first pool': '{{0}} 将全部请求发往第一个资源池',
  'It does not heed weights of pools.': '它不遵循资源池的权重。',
  '{{0}} answers 503 on a rule with two pools.':
    '{{0}} 对包含两个资源池的规则应答 503。',
  'What {{0}} does with two pools in one rule is not known.':
    '不知道 {{0}} 如何处理一条规则中的两个资源池。',
  '{{0}} takes one pool per rule, and this one has {{1}}.':
    '{{0}} 每条规则只支持一个资源池，而此规则有 {{1}} 个。',
  "{{0}} asks the last pool's picker for all pools of the rule":
    '{{0}} 对规则的所有资源池都询问最后一个资源池的选择器',
  "{{0}} may ask the last pool's picker for all pools of the rule":
    '{{0}} 可能对规则的所有资源池都询问最后一个资源池的选择器',
  'Where that pool is empty every request of the rule fails, and the other pools are used without their pickers.':
    '如果该资源池为空，则规则的每个请求都会失败，并且其他资源池会绕过各自的选择器。',
  '{{0}}: it depends on its patch release': '{{0}}：取决于其补丁版本',
  '{{0}} can not be used': '{{0}} 无法使用',
  '{{0}} exists and may be used': '{{0}} 存在且可以使用',
  "{{0}} lies outside of the route's namespace {{1}}, and the reference is refused although ReferenceGrant {{2}} allows it.":
    '{{0}} 位于路由的命名空间 {{1}} 之外，尽管 ReferenceGrant {{2}} 允许，该引用仍被拒绝。',
  "{{0}} lies outside of the route's namespace {{1}}, and the reference is refused: no ReferenceGrant allows it.":
    '{{0}} 位于路由的命名空间 {{1}} 之外，该引用被拒绝：没有 ReferenceGrant 允许它。',
  '{{0}} is no kind that the gateway can send requests to.':
    '网关无法向 {{0}} 这一类型发送请求。',
  'InferencePools can not be read in this cluster.':
    '无法读取此集群中的 InferencePool。',
  'The gateway does not take {{0}} of group {{1}}{{2}}.':
    '网关不接受 {{1}} 组的 {{0}}{{2}}。',
  'InferencePool {{0}} exists in {{1}}, and the rule asks for group {{2}}.':
    'InferencePool {{0}} 存在于 {{1}}，而规则要求 {{2}} 组。',
  'InferencePool {{0}} does not exist.': 'InferencePool {{0}} 不存在。',
  'Service {{0}} does not exist.': 'Service {{0}} 不存在。',
  'Services of namespace {{0}} are not read: it holds neither pools nor gateways.':
    '不读取命名空间 {{0}} 的 Service：其中既没有资源池也没有网关。',
  'The rule names no port of Service {{0}}.':
    '规则没有指定 Service {{0}} 的端口。',
  'Pods can not be read.': '无法读取 Pod。',
  '{{0}} of {{1}} pods behind Service {{2}} are ready':
    'Service {{2}} 后面的 {{1}} 个 Pod 中有 {{0}} 个就绪',
  'No pod behind Service {{0}} is ready.': 'Service {{0}} 后面没有就绪的 Pod。',
  'The endpoint picker refuses a body that is no JSON.':
    '端点选择器拒绝不是 JSON 的正文。',
  'The endpoint picker refuses a body without model.':
    '端点选择器拒绝没有模型的正文。',
  'Objective {{0}} has priority {{1}}: it is not shed':
    'Objective {{0}} 的优先级为 {{1}}：不会被丢弃',
  'The pool has no objective {{0}}: priority 0 counts':
    '资源池没有 Objective {{0}}：按优先级 0 处理',
  'Objective {{0}} may be shed: its priority is {{1}}':
    'Objective {{0}} 可能被丢弃：其优先级为 {{1}}',
  'How full the pool is was not measured. Full, it answers 429.':
    '未测量资源池的饱满程度。已满时它应答 429。',
  "{{0}}, and the pool's saturation is not known":
    '{{0}}，且资源池的饱和度未知',
  'Objective {{0}} is shed now': 'Objective {{0}} 现在会被丢弃',
  'Objective {{0}} is not shed now': 'Objective {{0}} 现在不会被丢弃',
  "Its priority is {{0}}, below 0, and the pool's saturation {{1}}; from 1 on it is shed.":
    '其优先级为 {{0}}，低于 0，资源池的饱和度为 {{1}}；达到 1 时会被丢弃。',
  'The pool is full, and objective {{0}} with priority {{1}} is shed first.':
    '资源池已满，优先级为 {{1}} 的 Objective {{0}} 会最先被丢弃。',
  'Endpoint picker {{0}} is there': '端点选择器 {{0}} 存在',
  '{{0}} of {{1}} replicas are ready. One leads, by design.':
    '{{1}} 个副本中有 {{0}} 个就绪。按设计由其中一个领导。',
  "Endpoint picker {{0}} can't be seen": '无法看到端点选择器 {{0}}',
  'Endpoint picker {{0}} is not there': '端点选择器 {{0}} 不存在',
  'Endpoint picker {{0}} does not answer': '端点选择器 {{0}} 没有应答',
  '{{0}} names no endpoint picker.': '{{0}} 没有指定端点选择器。',
  'Services and Pods can not all be read in this cluster.':
    '无法读取此集群中的全部 Service 和 Pod。',
  'Service {{0}}/{{1}} does not exist.': 'Service {{0}}/{{1}} 不存在。',
  'The pool asks port {{0}} of Service {{1}}, which has {{2}}.':
    '资源池请求 Service {{1}} 的端口 {{0}}，而它的端口为 {{2}}。',
  '(none)': '（无）',
  'No replica of {{0}} is ready: pod {{1}} is {{2}}':
    '{{0}} 没有就绪的副本：Pod {{1}}：{{2}}',
  'No replica of {{0}} is ready.': '{{0}} 没有就绪的副本。',
  '{{0}} {{1}} fails the request.': '{{0}} {{1}} 会使请求失败。',
  '{{0}} Whether {{1}} heeds failureMode {{2}} is not known.':
    '{{0}} 不知道 {{1}} 是否遵循 failureMode {{2}}。',
  'Without its picker the gateway spreads requests evenly, blind to load':
    '没有选择器时，网关会均匀分发请求，不考虑负载',
  'Pods can not be read, so whether {{0}} has an endpoint is not known.':
    '无法读取 Pod，因此不知道 {{0}} 是否有端点。',
  '{{0}} of {{1}} endpoints of {{2}} are ready':
    '{{2}} 的 {{1}} 个端点中有 {{0}} 个就绪',
  '{{0}} has no ready endpoint: its selector takes no pod.':
    '{{0}} 没有就绪的端点：其选择器（selector）没有选中任何 Pod。',
  '{{0}} has no ready endpoint.': '{{0}} 没有就绪的端点。',
  '{{0}} {{1}} is answered by a model server.':
    '{{0}} {{1}} 由模型服务器应答。',
  'The request reaches a model server. What it answers on {{0}} is its own.':
    '请求到达模型服务器。它对 {{0}} 的应答由其自行决定。',
  'The model server refuses a body without {{0}}.':
    '模型服务器拒绝没有 {{0}} 的正文。',
  'Which models the servers serve is not known: neither their arguments nor their metrics name one':
    '不知道服务器提供哪些模型：它们的参数和指标都没有指明',
  'A model server answers.': '模型服务器应答。',
  'The request reaches a model server, which does not serve `{{0}}`: it serves {{1}}.':
    '请求到达模型服务器，但它不提供 `{{0}}`：它提供 {{1}}。',
  '{{0}} of {{1}} ready servers serve `{{2}}`':
    '{{1}} 个就绪的服务器中有 {{0}} 个提供 `{{2}}`',
  'The others answer 404, unless the picker avoids them.':
    '除非选择器避开它们，否则其他服务器应答 404。',
  'A model server that serves `{{0}}` answers.':
    '由提供 `{{0}}` 的模型服务器应答。',
  'The request reaches a model server, which takes no {{0}} on {{1}}.':
    '请求到达模型服务器，但它不接受对 {{1}} 的 {{0}}。',
  'Whether Istio speaks TLS to the endpoint picker: DestinationRules can not be read':
    'Istio 与端点选择器之间是否使用 TLS：无法读取 DestinationRule',
  'Istio may not speak TLS to the picker':
    'Istio 可能没有使用 TLS 与选择器通信',
  'The endpoint picker serves TLS, and no DestinationRule for {{0}} has tls.mode SIMPLE: without it Istio can not ask the picker.':
    '端点选择器使用 TLS，但没有针对 {{0}} 的 DestinationRule 设置 tls.mode SIMPLE：缺少它 Istio 无法询问选择器。',
  'Istio may not trust the picker': 'Istio 可能不信任选择器',
  '{{0}} does not set insecureSkipVerify, and a picker without a certificate of its own signs itself one.':
    '{{0}} 没有设置 insecureSkipVerify，而没有自有证书的选择器会使用自签名证书。',
  'Above {{0}} at a time it answers 503.': '同时超过 {{0}} 个请求时应答 503。',
  'What the load balancer asks endpoints for: HealthCheckPolicies can not be read':
    '负载均衡器向端点请求什么：无法读取 HealthCheckPolicy',
  'The load balancer asks endpoints for /': '负载均衡器向端点请求 /',
  'Model servers answer 404 there, and then count as unhealthy whatever Kubernetes says: a HealthCheckPolicy on the pool sets another path.':
    '模型服务器在此路径应答 404，因此无论 Kubernetes 如何判断都会被视为不健康：可用资源池上的 HealthCheckPolicy 设置其他路径。',
  'The load balancer asks endpoints for {{0}}': '负载均衡器向端点请求 {{0}}',
  '{{0}} says so.': '由 {{0}} 指定。',
};
