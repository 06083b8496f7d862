// SPDX-License-Identifier: Apache-2.0

export const providers = {
  'The next version of the provider ends its support of pools':
    '提供商的下一个版本将终止对资源池的支持',
  '{{0}} is run by {{1}} {{2}}, where routing to InferencePools is deprecated. {{3}} removes it: an upgrade stops every request to these pools.':
    '{{0}} 由 {{1}} {{2}} 实现，其中到 InferencePool 的路由已被弃用。{{3}} 会将其移除：升级将中断发往这些资源池的所有请求。',
  'The gateway’s provider no longer routes to pools':
    '网关的提供商不再支持路由到资源池',
  '{{0}} is run by {{1}} {{2}}, and from {{3}} on that has no support for InferencePools: every route to a pool on it is dead.':
    '{{0}} 由 {{1}} {{2}} 实现，它自 {{3}} 起不再支持 InferencePool：其上每条通往资源池的路由都已失效。',
  'Ways to pools': '通往资源池的路径',
  'Move the gateway to class {{0}}, and its TrafficPolicies to AgentgatewayPolicies.':
    '将网关改用类 {{0}}，并将其 TrafficPolicy 改为 AgentgatewayPolicy。',
  'Install agentgateway with inferenceExtension.enabled=true, move the gateway to its class, and its TrafficPolicies to AgentgatewayPolicies. Until then go back to the version before.':
    '以 inferenceExtension.enabled=true 安装 agentgateway，将网关改用其类，并将其 TrafficPolicy 改为 AgentgatewayPolicy。在此之前请退回上一个版本。',
  '{{0}} is run by {{1}}, which {{2}}.': '{{0}} 由 {{1}} 实现，该版本{{2}}。',
  'Rules concerned': '受影响的规则',
};
