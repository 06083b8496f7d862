// SPDX-License-Identifier: Apache-2.0

export const explainRoutes = {
  path: '路径',
  'path is `{{0}}`, the rule wants {{1}}': '路径为 `{{0}}`，规则要求 {{1}}',
  "regular expression `{{0}}` can't be read": '无法解析正则表达式 `{{0}}`',
  method: '方法',
  'method is {{0}}, the rule wants {{1}}': '方法为 {{0}}，规则要求 {{1}}',
  'header {{0}} is not known: {{1}}': '标头 {{0}} 未知：{{1}}',
  'header {{0}} is not there{{1}}, the rule wants {{2}}':
    '标头 {{0}} 不存在{{1}}，规则要求 {{2}}',
  '; they differ in case only': '；两者仅大小写不同',
  'header {{0}} is `{{1}}`, the rule wants {{2}}{{3}}':
    '标头 {{0}} 为 `{{1}}`，规则要求 {{2}}{{3}}',
  'header {{0}} would be `{{1}}`, the rule wants {{2}}{{3}}':
    '标头 {{0}} 将为 `{{1}}`，规则要求 {{2}}{{3}}',
  'query parameter {{0}} is not there, the rule wants `{{1}}`':
    '查询参数 {{0}} 不存在，规则要求 `{{1}}`',
  'query parameter {{0}} is `{{1}}`, the rule wants `{{2}}`':
    '查询参数 {{0}} 为 `{{1}}`，规则要求 `{{2}}`',
  "{{0}} can't be compared": '{{0}} 无法比较',
  host: '主机',
  'the route is on listener {{0}}, the request comes to {{1}}':
    '路由位于监听器 {{0}}，而请求到达 {{1}}',
  'the route is on port {{0}}, the request comes to {{1}}':
    '路由位于端口 {{0}}，而请求到达 {{1}}',
  'the route is not accepted: {{0}}{{1}}': '路由未被接受：{{0}}{{1}}',
  'no controller has accepted the route': '没有控制器接受此路由',
  'listener {{0}} takes routes from no namespace':
    '监听器 {{0}} 不接受任何命名空间的路由',
  'listener {{0}} takes routes from its own namespace only':
    '监听器 {{0}} 只接受自身命名空间的路由',
  'host is `{{0}}`, the route wants {{1}}': '主机为 `{{0}}`，路由要求 {{1}}',
  'No rule takes the request': '没有规则接受此请求',
  '{{0}} takes it': '由 {{0}} 接受',
  'It matches {{0}}.': '它匹配 {{0}}。',
  'The status of {{0}} is old': '{{0}} 的状态已过时',
  'It was written for an earlier version of the route. The gateway may still work by that one.':
    '该状态是为路由的早期版本写入的。网关可能仍按那个版本工作。',
  "Whether {{0}} takes it can't be told": '无法判断 {{0}} 是否接受它',
  '{{0}} would take the request, but {{1}}.':
    '{{0}} 本会接受此请求，但 {{1}}。',
  'No route leads through this gateway.': '没有路由经过此网关。',
  'No rule takes {{0}} {{1}} on host `{{2}}`.':
    '没有规则接受主机 `{{2}}` 上的 {{0}} {{1}}。',
  "The body is larger than the gateway buffers, so the model can't be read: {{0}}.":
    '正文超出网关的缓冲大小，因此无法读取模型：{{0}}。',
  "The body is no JSON, so the model can't be read and no rule takes the request.":
    '正文不是 JSON，因此无法读取模型，也没有规则接受此请求。',
  'The body has no model, so no rule takes the request.':
    '正文中没有模型，因此没有规则接受此请求。',
  'The rules want header {{0}}, the client does not send it, and nothing on the gateway sets it.':
    '规则要求标头 {{0}}，但客户端没有发送它，网关上也没有设置它。',
  'No rule takes model `{{0}}`{{1}}.': '没有规则接受模型 `{{0}}`{{1}}。',
  'HTTPRoute {{0}} rule {{1}}': 'HTTPRoute {{0}} 的规则 {{1}}',
  'The rule redirects the client, and asks no backend.':
    '规则将客户端重定向，不请求任何后端。',
  'The rule redirects': '规则执行重定向',
  'The rule has no backend.': '规则没有后端。',
  'Every weight of the rule is 0, so no backend can be drawn.':
    '规则的所有权重均为 0，因此无法选出后端。',
  'No backend to send it to': '没有可发送的后端',
};
