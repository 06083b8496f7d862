// SPDX-License-Identifier: Apache-2.0

/** What is counted, compared and forecast of rollouts, and who may change them. */
export const rollouts = {
  'up to {{0}} requests failed at the pool’s servers, and nobody tells whose they were':
    '资源池的服务器上有多达 {{0}} 个请求失败，无从得知它们属于哪个版本',
  'nobody counts the requests and errors of both versions':
    '没有谁统计两个版本的请求和错误',
  '{{0}} requests to the canary and {{1}} to stable were counted, and {{2}} of each are the least':
    '统计到发往金丝雀的请求 {{0}} 个、发往稳定版的 {{1}} 个，各自至少需要 {{2}} 个',
  'neither version’s pages have it': '两个版本的指标页面都没有此项',
  'no times of the canary are known': '没有金丝雀的耗时数据',
  'no times of the stable version are known': '没有稳定版的耗时数据',
  '{{0}} requests to the canary and {{1}} to stable were timed, and {{2}} of each are the least':
    '已计时发往金丝雀的请求 {{0}} 个、发往稳定版的 {{1}} 个，各自至少需要 {{2}} 个',
  Errors: '错误',
  'Time to first token': '首个令牌延迟',
  'Time between tokens': '令牌间延迟',
  'Whole request': '整个请求',
  '{{0}} of the mean, which is {{1}} ms and {{2}} ms, as one bucket of the histogram holds nearly all':
    '均值相差 {{0}}（{{1}} 毫秒与 {{2}} 毫秒；因几乎全部落在直方图的同一个桶中）',
  '{{0}} points ({{1}} to {{2}})': '{{0}} 个百分点（{{1}} 至 {{2}}）',
  'no upper limit': '无上限',
  '{{0}} ({{1}} to {{2}})': '{{0}}（{{1}} 至 {{2}}）',
  '{{0}} points': '{{0}} 个百分点',
  'only an endpoint picker keeps models and adapters of one pool apart, and this one does not count it':
    '只有端点选择器能区分同一资源池中的模型和适配器，而此选择器不统计这一项',
  '{{0}} has no server and picker that are ready yet, and counting begins when it has':
    '{{0}} 尚无就绪的服务器和选择器，就绪后才开始统计',
  'The prefix caches are warm': '前缀缓存已预热',
  'The servers do not tell how much their prefix caches hold':
    '服务器未说明其前缀缓存的内容',
  'times are not compared during the first {{0}} minutes, in which prefix caches fill':
    '最初 {{0}} 分钟内前缀缓存正在填充，期间不比较耗时',
  'the prefix cache of {{0}} is not warm yet, so that times say nothing of the version':
    '{{0}} 的前缀缓存尚未预热，耗时还不能说明版本的好坏',
  'Fewer than {{0}} requests to the canary are known':
    '已知发往金丝雀的请求不足 {{0}} 个',
  'The canary surely exceeds the limit': '金丝雀确定超出上限',
  'The canary keeps the limit': '金丝雀未超出上限',
  'It may exceed the limit; more requests are needed to tell':
    '可能超出上限；需要更多请求才能判断',
  'nothing to compare': '没有可比较的数据',
  'the canary is worse, {{0}}; chance does not explain it':
    '金丝雀更差，{{0}}；无法用偶然解释',
  '{{0}}, surely not worse by {{1}}': '{{0}}，可以确定变差幅度不到 {{1}}',
  '{{0}}, but nearly all lie in one bucket of the histogram, in which {{1}} more can’t be seen: more requests will not decide it':
    '{{0}}，但几乎全部落在直方图的同一个桶中，看不出 {{1}} 的增加：更多请求也无法作出判断',
  '{{0}}, which may be worse by {{1}} or not at all; about {{2}} requests to the canary decide, 9 times of 10':
    '{{0}}，可能变差 {{1}}，也可能没有变差；约 {{2}} 个发往金丝雀的请求在 10 次中有 9 次足以作出判断',
  '{{0}}, which may be worse by {{1}} or not at all':
    '{{0}}，可能变差 {{1}}，也可能没有变差',
  'How many requests it takes can’t be told before some were measured':
    '在测量到一些请求之前，无法得知需要多少请求',
  'It takes about {{0}} requests to the canary, and none come now':
    '约需 {{0}} 个发往金丝雀的请求，而目前没有请求',
  'About {{0}} requests to the canary and {{1}} to stable decide, 9 times of 10, by {{2}}':
    '约 {{0}} 个发往金丝雀的请求和 {{1}} 个发往稳定版的请求在 10 次中有 9 次足以作出判断，依据是{{2}}',
  'what was counted since the step began': '该步骤开始以来的统计',
  'the pools’ rates at this moment': '资源池此刻的请求速率',
  'what {{0}} does now': '{{0}} 目前的情况',
  'what both versions did in this step': '两个版本在此步骤中的情况',
  'the canary does not run yet': '金丝雀尚未运行',
  'nothing was measured yet': '尚未测量任何数据',
  'gateway {{0}}': '网关 {{0}}',
  'endpoint pickers {{0}}': '端点选择器 {{0}}',
  'model servers ({{0}})': '模型服务器（{{0}}）',
  '{{0}} reads rewrites of {{1}} alone': '{{0}} 只读取 {{1}} 组的重写规则',
  'You may not change rollouts of {{0}}: permission {{1}} was denied. {{2}}':
    '无权更改 {{0}} 的灰度发布：权限 {{1}} 被拒绝。{{2}}',
  'Ask its owner, {{0}}': '请联系其所有者 {{0}}',
  'It has no owner who could be asked: ask who runs the portal':
    '它没有可联系的所有者：请联系门户的运维人员',
};
