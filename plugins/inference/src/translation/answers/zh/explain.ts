// SPDX-License-Identifier: Apache-2.0

export const explain = {
  'Several gateways take host `{{0}}`: {{1}}. Say which one is asked.':
    '多个网关接受主机 `{{0}}`：{{1}}。请指明请求哪一个。',
  'No gateway to ask': '没有可请求的网关',
  'HTTPRoutes can not be read in this cluster.':
    '无法读取此集群中的 HTTPRoute。',
  'The cluster has no Gateway.': '集群中没有 Gateway。',
  'There is no Gateway {{0}}; there are {{1}}.':
    '不存在 Gateway {{0}}；现有：{{1}}。',
  'it listens on {{0}}': '它监听 {{0}}',
  'no HTTP port': '没有 HTTP 端口',
  'its listeners take {{0}}': '其监听器接受 {{0}}',
  'every host': '任意主机',
  '{{0}} is programmed': '{{0}} 已生效',
  '{{0}} is not programmed': '{{0}} 未生效',
  '{{0}} Proxies go on with the last configuration they got, if they got one.':
    '{{0}} 代理会继续使用最后收到的配置（如果收到过）。',
  'No controller has said so.': '没有控制器确认这一点。',
  'No proxy of the gateway is ready': '网关没有就绪的代理',
  '{{0}} has no such port open: {{1}}.': '{{0}} 没有开放这样的端口：{{1}}。',
  'No listener of {{0}} takes host `{{1}}`: {{2}}.':
    '{{0}} 没有监听器接受主机 `{{1}}`：{{2}}。',
  'No listener takes the request': '没有监听器接受此请求',
  'GatewayClass {{0}} is not accepted': 'GatewayClass {{0}} 未被接受',
  'GatewayClass {{0}} does not exist': 'GatewayClass {{0}} 不存在',
  '{{0}} is one of {{1}}': '{{0}} 属于 {{1}}',
  'Nobody takes care of the gateway. Proxies that run go on with the last configuration they got.':
    '没有人管理此网关。正在运行的代理会继续使用最后收到的配置。',
  '{{0}} has no ready replica: connections are refused.':
    '{{0}} 没有就绪的副本：连接被拒绝。',
  'Listener {{0}} ({{1}} {{2}}) takes it': '由监听器 {{0}}（{{1}} {{2}}）接受',
  'Its hostname is not set, which takes every host; host is `{{0}}`.':
    '其 hostname 未设置，因此接受任意主机；主机为 `{{0}}`。',
  'Its hostname is {{0}}; host is `{{1}}`.':
    '其 hostname 为 {{0}}；主机为 `{{1}}`。',
  'Cluster {{0}} is {{1}}': '集群 {{0}} {{1}}',
  unreachable: '无法访问',
  unauthorized: '未授权访问',
  '{{0}}. What is said here was so at {{1}}':
    '{{0}}。此处所述为 {{1}} 时的情况',
  'Gateways can not be read in this cluster.': '无法读取此集群中的 Gateway。',
  'Gateways can not be read': '无法读取 Gateway',
  'No answer': '没有应答',
  'Not known': '未知',
  'Status {{0}}': '状态码 {{0}}',
};
