// SPDX-License-Identifier: Apache-2.0

export const routes = {
  'The route sends requests to a pool that does not exist':
    '路由将请求发往不存在的资源池',
  "Rule {{0}} of {{1}} names InferencePool {{2}}, and there is none. Its share, {{3}} of the rule's requests, gets status 500.":
    '{{1}} 的规则 {{0}} 指定了 InferencePool {{2}}，但它不存在。其份额（该规则请求的 {{3}}）得到状态 500。',
  'Rule {{0}} of {{1}} names InferencePool {{2}}, and there is none. Its weight is 0, so no request is lost yet.':
    '{{1}} 的规则 {{0}} 指定了 InferencePool {{2}}，但它不存在。其权重为 0，因此尚未丢失请求。',
  Weight: '权重',
  'Name the pool that exists, {{0}}, or create pool {{1}} before it gets weight.':
    '改为已有的资源池 {{0}}，或在赋予权重之前创建资源池 {{1}}。',
  'Create pool {{0}}, or remove the backendRef until it exists.':
    '创建资源池 {{0}}，或在其存在之前移除该 backendRef。',
  'The route names the pool in the wrong API group':
    '路由以错误的 API 组指定资源池',
  "Rule {{0}} of {{1}} names InferencePool {{2}} in group {{3}}; the pool is in {{4}}. {{5}} of the rule's requests gets status 500.":
    '{{1}} 的规则 {{0}} 以组 {{3}} 指定 InferencePool {{2}}；该资源池属于 {{4}}。该规则 {{5}} 的请求得到状态 500。',
  '"" (core)': '""（核心组）',
  'Group of the backendRef': 'backendRef 的组',
  'Group of the pool': '资源池的组',
  'Name group {{0}}.': '改为组 {{0}}。',
  'A route goes past the pool straight to its model servers':
    '有路由绕过资源池直达其模型服务器',
  "Rule {{0}} of {{1}} sends requests to {{2}}, whose pods are endpoints of {{3}}. They are spread without regard to queues and caches, and the pool's endpoint picker does not know of them.":
    '{{1}} 的规则 {{0}} 将请求发往 {{2}}，其 Pod 是 {{3}} 的端点。这些请求的分配不考虑队列和缓存，资源池的端点选择器也不知道它们。',
  'Pool of these pods': '这些 Pod 的资源池',
  'Name the pool instead of the Service.': '改为指定资源池，而不是 Service。',
  'The gateway refuses the pool of another namespace in spite of a grant':
    '尽管已授权，网关仍拒绝其他命名空间的资源池',
  'The route may not use the pool of another namespace':
    '路由不得使用其他命名空间的资源池',
  'Rule {{0}} of {{1}} sends requests to InferencePool {{2}} in another namespace. {{3}}':
    '{{1}} 的规则 {{0}} 将请求发往另一命名空间的 InferencePool {{2}}。{{3}}',
  "{{0}} allows it, yet the gateway's controller refuses: it does not honour grants for pools (agentgateway up to 1.4.1, kgateway, Envoy AI Gateway before its fix).":
    '{{0}} 允许这样做，但网关的控制器拒绝：它不认可针对资源池的授权（agentgateway 1.4.1 及更早、kgateway、修复前的 Envoy AI Gateway）。',
  'No ReferenceGrant in {{0}} allows that, so these requests get status 500.':
    '{{0}} 中没有 ReferenceGrant 允许这样做，因此这些请求得到状态 500。',
  'Share of the rule': '在规则中的占比',
  'none in {{0}}': '{{0}} 中没有',
  "Move the route to namespace {{0}}, where the pool is; the gateway's listener must allow routes from there. Or upgrade the provider to a version that honours grants for pools.":
    '将路由移到资源池所在的命名空间 {{0}}；网关的监听器必须允许来自该处的路由。或将提供商升级到认可资源池授权的版本。',
  'Set ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true in the environment of istiod.':
    '在 istiod 的环境变量中设置 ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true。',
  'Install the agentgateway chart with inferenceExtension.enabled=true.':
    '以 inferenceExtension.enabled=true 安装 agentgateway 的 chart。',
  'Install NGINX Gateway Fabric with nginxGateway.gwAPIInferenceExtension.enable=true.':
    '以 nginxGateway.gwAPIInferenceExtension.enable=true 安装 NGINX Gateway Fabric。',
  'From 2.2 on kgateway routes no pools: move the gateway to a class of agentgateway.':
    '从 2.2 起 kgateway 不再路由到资源池：将网关改用 agentgateway 的类。',
  'The gateway does not know what to do with pools': '网关不支持资源池',
  Controller: '控制器',
  "Switch on the inference extension in the gateway's controller; restart it where the CRDs were installed after it started.":
    '在网关的控制器中启用推理扩展；如果 CRD 在其启动之后才安装，请重启它。',
  'Another rule takes every request that this one matches':
    '另一条规则取走了此规则匹配的全部请求',
  'Rule {{0}} of the same route matches the same as rule {{1}} of {{2}} and comes first: of rules that match alike, the first in the route counts. Rule {{3}} gets no request.':
    '同一路由的规则 {{0}} 与 {{2}} 的规则 {{1}} 匹配相同且优先：匹配相同的规则中，以路由中的第一条为准。规则 {{3}} 得不到请求。',
  'Rule {{0}} of {{1}} matches the same as rule {{2}} of {{3}} and comes first: of routes that match alike, the oldest counts, then the first by name. Rule {{4}} gets no request.':
    '{{1}} 的规则 {{0}} 与 {{3}} 的规则 {{2}} 匹配相同且优先：匹配相同的路由中，以最早创建的为准，其次按名称排序。规则 {{4}} 得不到请求。',
  Wins: '生效',
  Created: '创建时间',
  'not known': '未知',
  Loses: '不生效',
  '{{0}} rule {{1}}, created {{2}}': '{{0}} 规则 {{1}}，创建于 {{2}}',
  'at a time not known': '未知时间',
  'Take one of the two rules away, or let them match different models, headers or hostnames. To share requests among pools, name both in one rule, with weights.':
    '移除两条规则之一，或让它们匹配不同的模型、请求头或主机名。要在资源池之间分配请求，请在同一规则中以权重指定两者。',
  'The gateway does not accept the route': '网关不接受该路由',
  '{{0}} is refused by {{1}}: {{2}}.': '{{0}} 被 {{1}} 拒绝：{{2}}。',
  'Change what the reason and the message name, in the route or in the listener.':
    '在路由或监听器中修改原因和消息所指出的内容。',
  'The route attaches to a gateway that does not exist':
    '路由附加到不存在的网关',
  '{{0}} names Gateway {{1}} as its parent, and there is none.':
    '{{0}} 将网关 {{1}} 指定为其父级，但它不存在。',
  'Name a gateway that exists, with its namespace where it is another than {{0}}, or create Gateway {{1}}.':
    '指定一个存在的网关（若命名空间不是 {{0}}，须注明），或创建网关 {{1}}。',
  'It asks for listener on port {{0}}, which the gateway does not have.':
    '它要求端口 {{0}} 上的监听器，而网关没有。',
  'It asks for listener {{0}}, which the gateway does not have.':
    '它要求监听器 {{0}}，而网关没有。',
  'Name a listener that exists.': '指定一个存在的监听器。',
  Listeners: '监听器',
  '{{0}} (port {{1}})': '{{0}}（端口 {{1}}）',
  "No hostname of the route fits the listener's.":
    '路由的主机名都不符合监听器的主机名。',
  "Give the route a hostname that lies within the listener's, or widen the listener's.":
    '给路由设置属于监听器主机名范围的主机名，或放宽监听器的主机名。',
  'Hostnames of the route': '路由的主机名',
  'Hostnames of the listeners': '监听器的主机名',
  'A pool without endpoints has a share of the requests':
    '没有端点的资源池占有请求份额',
  'Rule {{0}} of {{1}} gives {{2}} of its requests to pool {{3}}, which has no ready endpoint: that share gets status 503.':
    '{{1}} 的规则 {{0}} 将其 {{2}} 的请求发往资源池 {{3}}，而它没有就绪的端点：这一份额得到状态 503。',
  'weight {{0}} ({{1}}), {{2}} ready endpoints':
    '权重 {{0}}（{{1}}），{{2}} 个就绪端点',
  'Set the weight of {{0}} to 0 until it has endpoints, or scale it up.':
    '在 {{0}} 有端点之前将其权重设为 0，或对其扩容。',
  'The provider can’t split a rule between pools':
    '提供商无法在资源池之间拆分一条规则',
  'The provider may not be able to split a rule between pools':
    '提供商可能无法在资源池之间拆分一条规则',
  'Rule {{0}} of {{1}} splits its requests between {{2}} pools, and {{3}} {{4}}.':
    '{{1}} 的规则 {{0}} 将其请求拆分到 {{2}} 个资源池，而 {{3}} {{4}}。',
  'Whether this installation does can’t be told from here.':
    '此安装是否如此，在此无法判断。',
  'No controller has looked at the route': '没有控制器处理过该路由',
  '{{0}} attaches to {{1}}, and no controller says whether it is accepted.':
    '{{0}} 附加到 {{1}}，但没有控制器说明是否接受它。',
  'nothing for this gateway': '没有此网关的条目',
  'Class of the gateway': '网关的类',
  'See whether the controller of class {{0}} runs and may write the status of routes. One that started before the CRDs were installed needs a restart.':
    '检查类 {{0}} 的控制器是否在运行，以及是否有权写入路由的状态。在安装 CRD 之前启动的控制器需要重启。',
  'The status of the route is of an older edit': '路由的状态属于旧版本',
  '{{0}} is at generation {{1}}, and {{2}} has looked at {{3}} for Gateway {{4}}: what was edited since may not be in force, and what the status says may no longer be true.':
    '{{0}} 处于第 {{1}} 代，而 {{2}} 针对网关 {{4}} 处理到第 {{3}} 代：此后的修改可能尚未生效，状态所述也可能不再准确。',
  'Look whether the controller {{0}} runs, and into its log for errors about this route. Restarting it makes it read all objects anew.':
    '检查控制器 {{0}} 是否在运行，并在其日志中查找与此路由有关的错误。重启会使其重新读取所有对象。',
  'Every weight of the rule is 0': '规则的所有权重均为 0',
  'The backendRefs of rule {{0}} of {{1}} all have weight 0, so every request that matches it gets status 500.':
    '{{1}} 的规则 {{0}} 的所有 backendRefs 权重均为 0，因此匹配它的每个请求都得到状态 500。',
  'Weight of {{0}}': '{{0}} 的权重',
  'Give at least one backendRef a weight above 0.':
    '至少给一个 backendRef 大于 0 的权重。',
  'Grant it in {{0}}. Where the provider does not honour grants for pools (agentgateway up to 1.4.1), move the route to namespace {{1}} instead.':
    '在 {{0}} 中授权。如果提供商不认可针对资源池的授权（agentgateway 1.4.1 及更早），则将路由移到命名空间 {{1}}。',
  'Every pool that {{0}} names exists, and {{1}} does not resolve them. It has no support for InferencePools, or it is switched off.':
    '{{0}} 指定的资源池都存在，但 {{1}} 未解析它们。它不支持 InferencePool，或该支持未启用。',
  'Every pool that {{0}} names exists, and {{1}} does not resolve them: {{2}}. It has no support for InferencePools, or it is switched off.':
    '{{0}} 指定的资源池都存在，但 {{1}} 未解析它们：{{2}}。它不支持 InferencePool，或该支持未启用。',
};
