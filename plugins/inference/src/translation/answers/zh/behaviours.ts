// SPDX-License-Identifier: Apache-2.0

export const behaviours = {
  'answers requests with a body with status 500 while the picker is down':
    '在选择器停止工作期间对带正文的请求应答 500',
  'fails every request while the picker is down':
    '在选择器停止工作期间使所有请求失败',
  'sends requests on without the picker': '绕过选择器继续转发请求',
  'asks the endpoint picker of the last pool for all of them: the others are balanced blindly, and where the last is empty the whole rule answers 503':
    '对所有资源池都询问最后一个资源池的端点选择器：其他资源池会被盲目均衡，而当最后一个资源池为空时，整条规则应答 503',
  'Upgrade to a patch release of 1.29 or later that has the fix of issue 61594, or give each pool a rule of its own with a header match.':
    '升级到 1.29 或更高版本中修复了 issue 61594 的补丁版本，或为每个资源池设置带标头匹配的单独规则。',
  'asked the endpoint picker of the last pool for all of them until patch releases after 2026-09-21':
    '在 2026-09-21 之后的补丁版本之前，对所有资源池都询问最后一个资源池的端点选择器',
  'Check that this patch release has the fix of issue 61594; without it give each pool a rule of its own with a header match.':
    '请确认此补丁版本修复了 issue 61594；否则为每个资源池设置带标头匹配的单独规则。',
  'takes one pool per rule': '每条规则只支持一个资源池',
  'Upgrade to 2.3 or later, or give each pool a rule of its own.':
    '升级到 2.3 或更高版本，或为每个资源池设置单独的规则。',
  'Give each pool a rule of its own with a header match.':
    '为每个资源池设置带标头匹配的单独规则。',
  'answers 503 for a rule with two pools': '对包含两个资源池的规则应答 503',
  'asks the endpoint picker of the last pool for all of them':
    '对所有资源池都询问最后一个资源池的端点选择器',
  'sends everything to the first pool and ignores the weights':
    '将全部请求发往第一个资源池并忽略权重',
  'POST requests to pools may hang in this version of the gateway':
    '在此版本的网关中，发往资源池的 POST 请求可能会挂起',
  'lets POST requests to pools hang until they time out':
    '会让发往资源池的 POST 请求一直挂起直到超时',
  'Upgrade to 1.4 or later, or go back to 1.2.1.':
    '升级到 1.4 或更高版本，或退回 1.2.1。',
  'The rule’s CORS filter takes its endpoint picker away':
    '规则的 CORS 过滤器会使其端点选择器失效',
  'builds the filters of a rule with CORS anew and loses its endpoint picker, as read in its source':
    '会重建带 CORS 规则的过滤器并丢失其端点选择器（依据其源代码）',
  'Take the CORS filter from rules with pools, and answer preflight requests in front of the gateway.':
    '从带资源池的规则中去掉 CORS 过滤器，并在网关之前应答预检请求。',
  "kgateway's bundled agentgateway": 'kgateway 自带的 agentgateway',
  'GIE endpoint picker': 'GIE 端点选择器',
};
