// SPDX-License-Identifier: Apache-2.0

/** Findings of rollouts. */
export const rolloutFindings = {
  pass: '通过',
  fail: '未通过',
  insufficient: '尚不足以判断',
  'The canary is worse than the stable version': '金丝雀比稳定版更差',
  'Pool {{0}} gets {{1}} of the requests of rule {{2}} of {{3}} and, compared with pool {{4}} over the same {{5}} minutes, fails. {{6}}.':
    '资源池 {{0}} 获得 {{3}} 的规则 {{2}} 中 {{1}} 的请求，与资源池 {{4}} 在相同的 {{5}} 分钟内相比未通过。{{6}}。',
  'Target {{0}} gets {{1}} of the requests of rule {{2}} of {{3}} and, compared with target {{4}} over the same {{5}} minutes, fails. {{6}}.':
    '目标 {{0}} 获得 {{3}} 的规则 {{2}} 中 {{1}} 的请求，与目标 {{4}} 在相同的 {{5}} 分钟内相比未通过。{{6}}。',
  'Abort the rollout: give the canary weight 0 and the stable pool all of it, in the file that holds the weights, and look at the canary with testers’ requests only.':
    '中止灰度发布：在保存权重的文件中将金丝雀的权重设为 0，全部给稳定版的资源池，只用测试人员的请求来检查金丝雀。',
  'Abort the rollout: take the canary out of the targets, in the file that holds the weights, and look at it by requests for its own name only.':
    '中止灰度发布：在保存权重的文件中从目标里移除金丝雀，只用针对其自身名称的请求来检查它。',
  '{{0}}, limit of the plan: fail': '{{0}}，计划的上限：未通过',
  '{{0}} ({{1}} and {{2}} samples)': '{{0}}（{{1}} 和 {{2}} 个样本）',
  'Requests are split otherwise than the weights say': '请求的分配与权重不符',
  'Rule {{0}} of {{1}} gives pool {{2}} {{3}} of its requests by weight, and Gateway {{4}} sends it {{5}} of {{6}}: more than chance explains.':
    '按权重，{{1}} 的规则 {{0}} 将 {{3}} 的请求分给资源池 {{2}}，而网关 {{4}} 在 {{6}} 个请求中发给它 {{5}}：差异超出偶然的范围。',
  'Pool {{0}}': '资源池 {{0}}',
  '{{0}}, within {{1}} to {{2}} at 99.7 %; by weight {{3}}':
    '{{0}}，99.7 % 的区间为 {{1}} 至 {{2}}；按权重为 {{3}}',
  'Counted by': '统计者',
  '{{0}}, over {{1}} s': '{{0}}，{{1}} 秒内',
  'Look at what takes requests out of the rule before the draw, or repeats them after it: a rule that matches more exactly and sends testers to one pool, retries, sessions that stick to a pool, or two Gateways that have different versions of the route. Until the split is right, compare no versions by it.':
    '查看是什么在分配之前从该规则取走请求，或在分配之后重复请求：匹配更精确、把测试人员发往某个资源池的规则、重试、固定到某个资源池的会话，或路由版本不同的两个网关。在分配正确之前，不要据此比较版本。',
};
