// SPDX-License-Identifier: Apache-2.0

export const pickers = {
  'The endpoint picker crashes again and again': '端点选择器反复崩溃',
  '{{0}} of {{1}}, the endpoint picker of {{2}}, {{3}}. {{4}}':
    '{{1}}（{{2}} 的端点选择器）的 {{0}}{{3}}。{{4}}',
  'Requests fail while it is down.': '其停止期间请求会失败。',
  'The endpoint picker sees no endpoint': '端点选择器看不到任何端点',
  '1 endpoint of {{0}} is ready, and {{1}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '{{0}} 有 1 个端点就绪，但其端点选择器 {{1}} 计数为 0：它得不到这些端点的最新指标。每个请求都会失败。',
  '{{0}} endpoints of {{1}} are ready, and {{2}}, its endpoint picker, counts 0: it gets no fresh metrics of them. Every request fails.':
    '{{1}} 有 {{0}} 个端点就绪，但其端点选择器 {{2}} 计数为 0：它得不到这些端点的最新指标。每个请求都会失败。',
  'Target ports': '目标端口',
  "Look into the picker's log for what it can't read. Most often it asks the servers for metrics that their engine, or its version, no longer has (label llm-d.ai/engine-type, engineConfigs), a NetworkPolicy keeps it from the servers, or it may not list pods or pools.":
    '在选择器的日志中查看它读不到什么。最常见的是：它向服务器请求的指标在其引擎或引擎版本中已不存在（标签 llm-d.ai/engine-type、engineConfigs），NetworkPolicy 阻止它访问服务器，或者它无权列出 Pod 或资源池。',
};
