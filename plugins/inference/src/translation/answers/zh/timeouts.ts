// SPDX-License-Identifier: Apache-2.0

export const timeouts = {
  'nothing was measured yet, and long answers take minutes':
    '尚无测量值，而长回答需要几分钟',
  'one request in a hundred takes longer than {{0}}':
    '每一百个请求中有一个耗时超过 {{0}}',
  'Nothing cuts a long answer here.': '此处没有任何限制会中断长回答。',
  'What {{0}} does here is not known. {{1}}':
    '不清楚 {{0}} 在此处的行为。{{1}}',
  'Long answers are cut: {{0}}. {{1}}': '长回答会被中断：{{0}}。{{1}}',
  'Enough: {{0}}.': '足够：{{0}}。',
  'provider {{0}} comes before it': '提供商 {{0}} 优先于它',
  '{{0}} {{1}} comes before it': '{{0}} {{1}} 优先于它',
  'Nothing else sets it: {{0}}': '没有其他设置：{{0}}',
  '{{0}} is no duration such as 300s or 1h30m':
    '{{0}} 不是 300s 或 1h30m 这样的时长',
  'there is no limit': '没有限制',
  'what holds then is not known here': '此时的限制在此处未知',
  '{{0}} s': '{{0}} 秒',
  'A running stream is not idle.': '正在传输的流不算空闲。',
  'No pause of a stream is cut.': '流中的停顿不会导致中断。',
  'What {{0}} does with a stream that pauses is not known here.':
    '不清楚 {{0}} 如何处理出现停顿的流。',
  'No answer takes that long, let alone a pause in one.':
    '没有回答会耗时这么久，更不用说其中的停顿。',
  'A request that waits longer than {{0}} for its first token is cut. {{1}}':
    '等待首个令牌超过 {{0}} 的请求会被中断。{{1}}',
  'one of {{0}} attempts; all together have the limit of request':
    '{{0}} 次尝试中的一次；全部尝试共用 request 的限制',
  'each of {{0}} attempts has the limit of backendRequest, all together that of request':
    '{{0}} 次尝试各自受 backendRequest 限制，合计受 request 限制',
  'It sets how often is tried again, and no time':
    '它设置的是重试次数，不是时间',
  'An answer that has begun is not tried again.': '已经开始的回答不会重试。',
  'Streams are safe: only the time to the first byte counts. Answers in one piece need as long as they take to generate.':
    '流是安全的：只计算到首字节的时间。一次性返回的回答则需要与生成同样长的时间。',
  'How long {{0}} waits for the endpoint picker is not known here.':
    '不清楚 {{0}} 等待端点选择器多久。',
  'A choice takes milliseconds; a picker that hangs is cut here.':
    '一次选择只需几毫秒；无响应的选择器会在此处被中断。',
  any: '任意',
  'Policies can not be read in this cluster, and could set it':
    '此集群中的策略无法读取，它们可能设置了此项',
  '{{0}} could set it too, and is not watched':
    '{{0}} 也可能设置此项，但未被监视',
  'Set {{0}} to {{1}} or more.': '将 {{0}} 设为 {{1}} 或更大。',
  '{{0}} of {{1}} {{2}}/{{3}}': '{{1}} {{2}}/{{3}} 的 {{0}}',
  'spec.default.timeoutSec of a GCPBackendPolicy on the InferencePool':
    'InferencePool 上 GCPBackendPolicy 的 spec.default.timeoutSec',
  'its idle timeout': '其空闲超时',
  'spec.rules[{{0}}].{{1}} of AIGatewayRoute {{2}}/{{3}}, which the route is made from,':
    'AIGatewayRoute {{2}}/{{3}}（路由由其生成）的 spec.rules[{{0}}].{{1}}',
  'spec.timeout.http.streamIdleTimeout of a ClientTrafficPolicy on the gateway':
    '网关上 ClientTrafficPolicy 的 spec.timeout.http.streamIdleTimeout',
  'spec.timeouts.streamIdle of a TrafficPolicy on the route':
    '路由上 TrafficPolicy 的 spec.timeouts.streamIdle',
  'spec.timeout.read of a ProxySettingsPolicy on the route':
    '路由上 ProxySettingsPolicy 的 spec.timeout.read',
  'Timeouts count on policies that target a route only':
    '只有以路由为目标的策略，其超时才生效',
  '{{0}} heeds timeouts of policies on a route only':
    '{{0}} 只遵循路由上策略的超时',
  '{{0}} {{1}} on the route replaces it as a whole':
    '路由上的 {{0}} {{1}} 将其整体替换',
  'The policy does not work: {{0}}=False ({{1}})':
    '该策略不起作用：{{0}}=False（{{1}}）',
  'The policy does not work: {{0}}=False': '该策略不起作用：{{0}}=False',
  'from the request to the last byte of the answer, all its chunks included':
    '从请求到回答的最后一个字节，包括全部分块',
  'one attempt to reach the model server, its whole answer included':
    '对模型服务器的一次尝试，包括其完整回答',
  'the wait for one message of the endpoint picker': '等待端点选择器的一条消息',
  'silence on a stream, before its first chunk and between two of them':
    '流上的静默：首个分块之前以及两个分块之间',
  "one attempt, until the model server's response headers: a stream that has begun is not cut, an answer in one piece sends its headers last":
    '一次尝试，到模型服务器的响应头为止：已开始的流不会被中断；一次性返回的回答最后才发送响应头',
  'a client connection without a request on it; a running answer is not cut':
    '没有请求的客户端连接；正在进行的回答不会被中断',
  'from the request to the last byte of the answer of a model server':
    '从请求到模型服务器回答的最后一个字节',
  '{{0}} does not use timeouts of an HTTPRoute':
    '{{0}} 不使用 HTTPRoute 的超时',
  '{{0}} does not take 0s beside backendRequest before its fix of 2.1':
    '{{0}} 在 2.1 的修复之前不接受与 backendRequest 并存的 0s',
  'an unknown provider': '未知的提供商',
};
