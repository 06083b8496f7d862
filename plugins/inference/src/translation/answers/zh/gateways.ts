// SPDX-License-Identifier: Apache-2.0

export const gateways = {
  'The gateway has no address': '网关没有地址',
  '{{0}} is programmed, and its status lists no address: clients outside the cluster have nowhere to send requests to.':
    '{{0}} 已生效，但其状态中没有地址：集群外的客户端不知道将请求发往何处。',
  "Look at the gateway's Service in {{0}}: of type LoadBalancer it waits for an address from the cloud or from a load balancer such as MetalLB. Where requests come from inside the cluster only, type ClusterIP gives one.":
    '查看网关在 {{0}} 中的 Service：类型为 LoadBalancer 时，它在等待云平台或 MetalLB 等负载均衡器分配地址。如果请求只来自集群内部，类型 ClusterIP 即可提供地址。',
  'The gateway names a class that does not exist': '网关指定的类不存在',
  '{{0}} wants GatewayClass {{1}}, which does not exist: its controller is not installed or not running, so nothing keeps the gateway up to date.':
    '{{0}} 需要 GatewayClass {{1}}，而它并不存在：其控制器未安装或未运行，因此没有组件更新该网关。',
  'Classes in the cluster': '集群中的类',
  'Install or start the controller that provides class {{0}}; most controllers create their class when they start. If the name is a slip, name a class that exists.':
    '安装或启动提供类 {{0}} 的控制器；大多数控制器会在启动时创建自己的类。如果名称写错了，请改为已存在的类。',
  'The class of the gateway is not accepted': '网关的类未被接受',
  'Controller {{0}} has not accepted {{1}}{{2}}.':
    '控制器 {{0}} 未接受 {{1}}{{2}}。',
  'No controller has looked at {{0}}: {{1}} does not run.':
    '没有控制器处理过 {{0}}：{{1}} 没有运行。',
  'Correct the parameters that the message names, or upgrade the controller or the Gateway API so that they fit.':
    '更正消息中指出的参数，或升级控制器或 Gateway API，使两者相符。',
  'Start the controller {{0}}.': '启动控制器 {{0}}。',
  'The gateway is not programmed': '网关未生效',
  '{{0}} has Programmed={{1}}{{2}}. Its data plane does not serve what is configured.':
    '{{0}} 的状况为 Programmed={{1}}{{2}}。其数据平面没有按配置提供服务。',
  'No controller says whether {{0}} is programmed: the controller of class {{1}} does not run, or does not take this gateway.':
    '没有控制器说明 {{0}} 是否已生效：类 {{1}} 的控制器没有运行，或不接管此网关。',
  "Look at the controller of class {{0}} and at the gateway's own Deployment and Service in namespace {{1}}: the proxy may not start, its address may not be assigned, or the gateway's spec may be invalid.":
    '查看类 {{0}} 的控制器，以及网关自身在命名空间 {{1}} 中的 Deployment 和 Service：可能是代理无法启动、地址未分配，或网关的 spec 无效。',
  'A listener of the gateway is not programmed': '网关的一个监听器未生效',
  'Listener {{0}} of {{1}} has {{2}}={{3}}{{4}}. Requests on port {{5}} are not served.':
    '{{1}} 的监听器 {{0}} 的状况为 {{2}}={{3}}{{4}}。端口 {{5}} 上的请求得不到处理。',
  'Mend what the message names: a certificate that is missing or not granted, a protocol the provider does not know, or a port that collides with another listener.':
    '修复消息中指出的问题：证书缺失或未获授权、提供商不认识的协议，或与另一个监听器冲突的端口。',
  "The listener does not take routes of the route's namespace":
    '监听器不接受该路由所在命名空间的路由',
  'Listener {{0}} allowedRoutes.namespaces.from':
    '监听器 {{0}} 的 allowedRoutes.namespaces.from',
  Route: '路由',
  'Let the listener take routes of {{0}} by a selector, as below, or of all namespaces with from: All; or move the route to namespace {{1}}.':
    '让监听器接受 {{0}} 的路由：使用如下所示的选择器，或用 from: All 接受所有命名空间；或者将路由移到命名空间 {{1}}。',
  '{{0}} lies in namespace {{1}}, and {{2}} takes routes of its own namespace {{3}} only. The gateway does not accept the route.':
    '{{0}} 位于命名空间 {{1}}，而 {{2}} 只接受其自身命名空间 {{3}} 的路由。网关不接受该路由。',
  '{{0}} lies in namespace {{1}}, and {{2}} takes routes of namespaces labelled {{3}} only. The gateway does not accept the route.':
    '{{0}} 位于命名空间 {{1}}，而 {{2}} 只接受带有标签 {{3}} 的命名空间的路由。网关不接受该路由。',
  '{{0}} lies in namespace {{1}}, and {{2}} takes routes of no namespace. The gateway does not accept the route.':
    '{{0}} 位于命名空间 {{1}}，而 {{2}} 不接受任何命名空间的路由。网关不接受该路由。',
  'Requests to pools come in without TLS': '发往资源池的请求未使用 TLS',
  "Listener {{0}} of {{1}} takes plain HTTP. kgateway's Envoy strips Content-Length from requests whose body the endpoint picker reads, and over HTTP/1.1 servers may refuse them.":
    '{{1}} 的监听器 {{0}} 接受未加密的 HTTP。对于端点选择器读取正文的请求，kgateway 的 Envoy 会去掉 Content-Length，服务器在 HTTP/1.1 上可能拒绝这些请求。',
  'Listener {{0}}': '监听器 {{0}}',
  '{{0}} on port {{1}}': '{{0}}，端口 {{1}}',
  'Let routes to pools attach to an HTTPS listener with a certificate, and leave the plain one to redirects.':
    '将指向资源池的路由绑定到带证书的 HTTPS 监听器，未加密的监听器只用于重定向。',
};
