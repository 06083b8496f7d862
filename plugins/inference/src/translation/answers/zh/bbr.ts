// SPDX-License-Identifier: Apache-2.0

/** Body-based routing. */
export const bbr = {
  'A name that is served can’t be asked for': '已提供的名称无法请求',
  'The servers of {{0}} answer to {{1}}, and {{2}} does not turn that into a {{3}} that a rule for the pool matches: such requests get status 404.':
    '{{0}} 的服务器以 {{1}} 之名应答，但 {{2}} 未将其转换为资源池规则所匹配的 {{3}}：此类请求得到状态码 404。',
  'Served, and not reached': '已提供但无法到达',
  '{{0}} the rules match': '规则匹配的 {{0}}',
  Expression: '表达式',
  "Add {{0}} to the map in {{1}}, which has none yet: write {…}[string(json(request.body).model)] with every model's own name in it too.":
    '将 {{0}} 添加到 {{1}} 的映射中。它目前没有映射：请写成 {…}[string(json(request.body).model)]，并在其中也包含每个模型自身的名称。',
  'Add {{0}} to the map in {{1}}.': '将 {{0}} 添加到 {{1}} 的映射中。',
  'Long prompts do not fit into the gateway’s buffer':
    '长提示词超出网关的缓冲区',
  '{{0}} reads the model from bodies of up to {{1}} bytes; servers behind it take {{2}} tokens, which are more. Requests with longer bodies get status 404.':
    '{{0}} 只从不超过 {{1}} 字节的正文中读取模型；其后的服务器可接受 {{2}} 个令牌，超过该大小。正文更长的请求得到状态码 404。',
  Buffer: '缓冲区',
  '{{0}} bytes, the default': '{{0}} 字节（默认值）',
  'Longest context': '最长上下文',
  '{{0}} tokens': '{{0}} 个令牌',
  'Set spec.frontend.http.maxBufferSize of an AgentgatewayPolicy on the Gateway to {{0}}. The proxy needs that much memory for each request that it reads.':
    '将该 Gateway 上某个 AgentgatewayPolicy 的 spec.frontend.http.maxBufferSize 设为 {{0}}。代理每读取一个请求就需要这么多内存。',
  'The policy sets another model header than the routes match':
    '策略设置的模型标头与路由匹配的不同',
  '{{0}} puts the model into header {{1}}, and the routes on {{2}} match {{3}}. Requests get status 404.':
    '{{0}} 将模型写入标头 {{1}}，而 {{2}} 上的路由匹配的是 {{3}}。请求得到状态码 404。',
  'The policy sets': '策略设置的标头',
  'The routes match': '路由匹配的标头',
  'Let the policy set {{0}}, or the routes match {{1}}. Names of headers have no case.':
    '让策略设置 {{0}}，或让路由匹配 {{1}}。标头名称不区分大小写。',
  'Nothing sets the header that the routes match the model by':
    '路由据以匹配模型的标头没有任何组件设置',
  "{{0}} match header {{1}}, and no PreRouting policy on {{2}} sets it from the request's body. Requests without that header get status 404.":
    '{{0}} 匹配标头 {{1}}，但 {{2}} 上没有 PreRouting 策略根据请求正文设置它。没有该标头的请求得到状态码 404。',
  "{{0}} match header {{1}}, and no AIGatewayRoute on {{2}} sets it from the request's body. Requests without that header get status 404.":
    '{{0}} 匹配标头 {{1}}，但 {{2}} 上没有 AIGatewayRoute 根据请求正文设置它。没有该标头的请求得到状态码 404。',
  'Rules that match it': '匹配它的规则',
  'PreRouting policy of the gateway that sets it':
    '网关上设置它的 PreRouting 策略',
  'AIGatewayRoute of the gateway that sets it': '网关上设置它的 AIGatewayRoute',
  'Let an AIGatewayRoute of Envoy AI Gateway lead to the pool: it sets the header from the body. On other providers match X-Gateway-Model-Name, and install GIE’s body-based routing.':
    '让 Envoy AI Gateway 的 AIGatewayRoute 指向该资源池：它会根据正文设置标头。对于其他提供商，请匹配 X-Gateway-Model-Name，并安装 GIE 的基于正文的路由。',
  "Create an AgentgatewayPolicy that sets {{0}} from the model of the request's body before routing. Adapters need a map from their name to the base model's.":
    '创建一个 AgentgatewayPolicy，在路由之前根据请求正文中的模型设置 {{0}}。适配器需要一个从其名称到基础模型名称的映射。',
  '{{0}} rule {{1}}': '{{0}} 规则 {{1}}',
  '{{0}} reads the model from the body and sets the header that the routes on {{1}} match, and none of its pods is ready: requests get status 404, or fail at its filter.':
    '{{0}} 从正文读取模型并设置 {{1}} 上的路由所匹配的标头，但其 Pod 全部未就绪：请求得到状态码 404，或在其过滤器处失败。',
  'Ready replicas': '就绪副本',
  'See why its pods are not ready, or scale it up.':
    '查明其 Pod 未就绪的原因，或增加副本。',
  'The policy that reads the model does not work on the gateway':
    '读取模型的策略在网关上不起作用',
  '{{0}} has {{1}}=False on {{2}}{{3}}. The model header is not set, and requests get status 404.':
    '{{0}} 在 {{2}} 上的状况为 {{1}}=False{{3}}。模型标头未被设置，请求得到状态码 404。',
  'Mend what the message names. A PreRouting policy may hold no settings of routes, such as timeouts: they need a policy of their own. A sectionName must be that of a listener.':
    '修复消息中指出的问题。PreRouting 策略不得包含路由的设置（例如超时）：它们需要单独的策略。sectionName 必须是某个监听器的名称。',
  'The policy that reads the model targets no gateway':
    '读取模型的策略没有指向任何网关',
  '{{0}} targets Gateway {{1}}, which does not exist. A policy reaches gateways of its own namespace only.':
    '{{0}} 指向 Gateway {{1}}，而它并不存在。策略只对其自身命名空间中的网关有效。',
  Target: '目标',
  'Gateways in {{0}}': '{{0}} 中的网关',
  'Name the gateway, and put the policy into its namespace.':
    '写明该网关，并将策略放到它的命名空间中。',
  'A policy before routing holds settings of routes':
    '路由之前的策略包含路由的设置',
  '{{0}} has phase PreRouting and sets {{1}}, which count only after a route was chosen. The CRD refuses the two together: the next edit of the policy fails, and so does applying it anew.':
    '{{0}} 的阶段为 PreRouting，却设置了 {{1}}，而这些设置在选定路由之后才起作用。CRD 拒绝两者并存：下一次编辑该策略会失败，重新应用它也会失败。',
  'Settings of routes': '路由的设置',
  'Move {{0}} into an AgentgatewayPolicy of its own, without a phase, that targets the Gateway or the HTTPRoute, and take them out of this one.':
    '将 {{0}} 移到一个单独的、不带阶段的 AgentgatewayPolicy 中，使其指向该 Gateway 或 HTTPRoute，并从此策略中移除。',
};
