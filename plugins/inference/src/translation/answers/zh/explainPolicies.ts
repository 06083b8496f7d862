// SPDX-License-Identifier: Apache-2.0

export const explainPolicies = {
  'No policy changes the headers before the request is routed':
    '在请求被路由之前，没有策略更改标头',
  '{{0}} does not work': '{{0}} 不起作用',
  '{{0}} is False: {{1}} Its headers are not set.':
    '{{0}} 为 False：{{1}} 它的标头不会被设置。',
  '{{0}} sets it under a condition': '{{0}} 在某个条件下设置它',
  "Whether {{0}} is set can't be told": '无法判断是否会设置 {{0}}',
  '{{0}}, which is not evaluated here.': '{{0}}，此处不对该条件求值。',
  '{{0}} becomes `{{1}}`': '{{0}} 变为 `{{1}}`',
  '{{0}} sets it from `{{1}}`.': '{{0}} 根据 `{{1}}` 设置它。',
  'the expression reads {{0}} from the body; give the whole body':
    '表达式从正文中读取 {{0}}；请给出完整的正文',
  'What {{0}} becomes can not be evaluated here':
    '此处无法求出 {{0}} 会变成什么',
  '{{0}} is taken away': '{{0}} 被移除',
  '{{0}} sets it from `{{1}}`, which fails: {{2}}. The header is removed then, even one that the client sent.':
    '{{0}} 根据 `{{1}}` 设置它，但求值失败：{{2}}。此时该标头会被移除，即使是客户端发送的也一样。',
  '{{0}} removes it': '{{0}} 移除了它',
  'the body has {{0}} bytes, and the gateway buffers {{1}}':
    '正文有 {{0}} 字节，而网关只缓冲 {{1}} 字节',
  'the body is no JSON': '正文不是 JSON',
  'the request has no body': '请求没有正文',
  'the body has no model': '正文中没有模型',
  '{{0}}, for model `{{1}}`': '{{0}}（模型 `{{1}}`）',
  'AgentgatewayPolicies can not be read in this cluster':
    '无法读取此集群中的 AgentgatewayPolicy',
  'Deployments can not be read, so whether body-based routing runs is not known':
    '无法读取 Deployment，因此不知道基于正文的路由是否在运行',
  "What sets the model's header is not known": '不知道由什么设置模型的标头',
  '{{0}} asks for credentials ({{1}}), and the request has no Authorization header.':
    '{{0}} 要求提供凭据（{{1}}），而请求没有 Authorization 标头。',
  'The request has no credentials': '请求没有凭据',
  '{{0}} may refuse the request ({{1}})': '{{0}} 可能拒绝请求（{{1}}）',
  'Credentials, limits and outside decisions are not tried here.':
    '此处不会尝试凭据、限流和外部决策。',
  '{{0}} answers {{1}} itself.': '{{0}} 自行应答 {{1}}。',
  'A policy answers': '由策略应答',
  "{{0}} takes bodies of {{1}} bytes at most, and the request's has {{2}}.":
    '{{0}} 最多接受 {{1}} 字节的正文，而请求的正文有 {{2}} 字节。',
  'The body is too large': '正文过大',
  '{{0}} should set it, and none of its pods is ready':
    '{{0}} 本应设置它，但其 Pod 均未就绪',
  '{{0}}. What the gateway does then depends on its filter, which is not watched.':
    '{{0}}。此时网关的行为取决于它的过滤器，而门户不观察该过滤器。',
  'Body-based routing finds no model': '基于正文的路由找不到模型',
  '{{0}} reads the model from a JSON body. It sets no header for this one.':
    '{{0}} 从 JSON 正文中读取模型。对于此请求，它不设置标头。',
  '{{0}} sets it from the model of the body.': '{{0}} 根据正文中的模型设置它。',
  '{{0}} maps `{{1}}` to a base model by ConfigMaps, which are not watched':
    '{{0}} 通过 ConfigMap 将 `{{1}}` 映射到基础模型，而门户不观察 ConfigMap',
  'Envoy AI Gateway sets it from the model of the body.':
    'Envoy AI Gateway 根据正文中的模型设置它。',
  'it has more than {{0}} characters': '它超过 {{0}} 个字符',
  'it can not be read': '它无法读取',
  'it may take too long or too much memory': '它可能耗时过长或占用过多内存',
  'its result is null, and no text': '其结果为 null，而不是文本',
  'its result is a {{0}}, and no text': '其结果是 {{0}} 类型，而不是文本',
  'its result holds characters that no header may':
    '其结果包含标头中不允许的字符',
  'it fails': '它求值失败',
  '{{0}}: the portal knows nothing but the request':
    '{{0}}：门户只知道请求本身',
};
