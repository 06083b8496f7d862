// SPDX-License-Identifier: Apache-2.0

export const timeoutFindings = {
  'A timeout is set where it does not count': '超时设置在不生效的位置',
  '{{0}} sets {{1}}, which has no effect: {{2}}.':
    '{{0}} 设置了 {{1}}，但不起作用：{{2}}。',
  Written: '写入的值',
  'Why it does not count': '不生效的原因',
  'Write a value that the provider heeds, or set it where the provider reads it, and take this one away.':
    '写入提供商遵循的值，或在提供商读取的位置设置，并移除此处的设置。',
  'Set timeouts.request on the rules of the HTTPRoutes, or in a policy that targets the HTTPRoute, and take this one away.':
    '在 HTTPRoute 的规则上或以 HTTPRoute 为目标的策略中设置 timeouts.request，并移除此处的设置。',
  'No timeout is set, and the default cuts long answers':
    '未设置超时，默认值会中断长回答',
  'Rule {{0}} of {{1}} has no timeout, so {{2}} cuts each answer after {{3}}, streams in the middle.':
    '{{1}} 的规则 {{0}} 没有超时，因此 {{2}} 会在 {{3}} 后中断每个回答，流会在中途断开。',
  'Default of {{0}}': '{{0}} 的默认值',
  '99 of 100 requests take at most': '每 100 个请求中有 99 个耗时不超过',
  'not measured': '未测量',
  'Set timeouts.request of the rule to {{0}} or more.':
    '将规则的 timeouts.request 设为 {{0}} 或更大。',
  'The timeout is shorter than long answers take': '超时短于长回答所需的时间',
  '{{0}} limits requests of rule {{1}} of {{2}} to {{3}}, and {{4}}. They are cut, streams in the middle.':
    '{{0}} 将 {{2}} 的规则 {{1}} 的请求限制为 {{3}}，而{{4}}。这些请求会被中断，流会在中途断开。',
  'long answers take minutes': '长回答需要几分钟',
  'one in a hundred takes longer than {{0}}': '每一百个中有一个耗时超过 {{0}}',
  'Effective {{0}} timeout': '实际生效的 {{0}} 超时',
  'Raise it to {{0}} or more.': '将其提高到 {{0}} 或更大。',
};
