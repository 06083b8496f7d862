// SPDX-License-Identifier: Apache-2.0

/** What follows from plans of rollouts, and why not. */
export const plans = {
  'The plan has ended: the canary was promoted. Nothing follows from it':
    '计划已结束：金丝雀已全量发布。不再有后续操作',
  'The plan has ended: the canary was aborted. Nothing follows from it':
    '计划已结束：金丝雀已中止。不再有后续操作',
  'No cluster has a rule with both versions any more':
    '已没有集群的规则包含这两个版本',
  'No cluster has a rule with both pools, {{0}} and {{1}}: the start is not merged or not applied yet, or one of them is gone':
    '没有集群的规则同时包含资源池 {{0}} 和 {{1}}：启动尚未合并或尚未应用，或者其中一个已不存在',
  'No cluster has a rule with both models, {{0}} and {{1}}: the start is not merged or not applied yet, or one of them is gone':
    '没有集群的规则同时包含模型 {{0}} 和 {{1}}：启动尚未合并或尚未应用，或者其中一个已不存在',
  'The canary gets no requests any more: the rollout was aborted':
    '金丝雀不再接收请求：灰度发布已中止',
  'The verdict is fail: {{0}}. Abort, or put it right':
    '结论为未通过：{{0}}。请中止，或修复问题',
  'The verdict is fail: {{0}}': '结论为未通过：{{0}}',
  '{{0}} can’t be seen at the moment': '目前看不到 {{0}}',
  'The canary has {{0}} in {{1}} and {{2}} in {{3}}: Git is not applied everywhere yet':
    '金丝雀在 {{1}} 中占 {{0}}，在 {{3}} 中占 {{2}}：Git 尚未在所有集群应用',
  'It was taken back from {{0}} to {{1}}: a person decides how it goes on':
    '份额已从 {{0}} 退回到 {{1}}：如何继续由人决定',
  'Since when the canary has its weight is not known yet':
    '尚不清楚金丝雀从何时起具有当前权重',
  'It stays at {{0}} for {{1}}': '在 {{0}} 保持 {{1}}',
  'The canary has had every request for its time: the old version can be taken away':
    '金丝雀接收全部请求的时间已足够：可以移除旧版本',
  'The canary passed at {{0}}': '金丝雀在 {{0}} 时通过',
  'Without requests there is nothing to judge the canary by: a person decides':
    '没有请求就无法评判金丝雀：由人决定',
  'It is not decided after {{0}}: {{1}}. Wait, or say why it shall go on':
    '{{0}} 后仍未作出判断：{{1}}。请等待，或说明继续的理由',
  '{{0}}: the canary answered {{1}} of the {{2}} requests that this step takes':
    '{{0}}：此步骤需要 {{2}} 个请求，金丝雀已应答 {{1}} 个',
  '{{0}}, and the plan has no further step: promote it, or abort':
    '{{0}}，计划没有后续步骤：请全量发布或中止',
  '{{0}}: a person takes the next step': '{{0}}：下一步由人执行',
  '{{0}}. Git has this change already, and the cluster does not yet':
    '{{0}}。Git 中已有此更改，集群尚未应用',
  '{{0}}. The pull request is open: merge it, or close it and decide':
    '{{0}}。拉取请求已打开：请合并，或关闭后再作决定',
  '{{0}}. It could not be proposed: {{1}}': '{{0}}。未能提出更改：{{1}}',
  'no reason': '原因不明',
  'nothing is known': '没有已知信息',
  '{{0}} can’t be read: {{1}}': '无法读取 {{0}}：{{1}}',
  'There was a plan, and there is none any more: the file was taken away, or the repository is gone or was moved':
    '曾有计划，现在没有了：文件已被移除，或者仓库已不存在或已迁移',
  'the model has no owner for whom it could be done: give it one, or write owner in rollout.yaml':
    '模型没有所有者，无法代其执行：请指定所有者，或在 rollout.yaml 中填写 owner',
  'It is the plan of the route {{0}}/{{1}}, {{2}} to {{3}}, and not of this rollout':
    '这是路由 {{0}}/{{1}} 从 {{2}} 到 {{3}} 的计划，不属于此灰度发布',
  'It is the plan of the rewrite {{0}}/{{1}}, {{2}} to {{3}}, and not of this rollout':
    '这是重写规则 {{0}}/{{1}} 从 {{2}} 到 {{3}} 的计划，不属于此灰度发布',
  '{{0}}. The plan can’t be followed: {{1}}': '{{0}}。无法按计划执行：{{1}}',
  'its task {{0}} is gone': '其任务 {{0}} 已不存在',
  'its task is {{0}}': '其任务状态为 {{0}}',
  'the gateway does not split as weights say': '网关未按权重分配',
  'the rule leads to {{0}} too, and three versions can’t be compared':
    '该规则还指向 {{0}}，无法比较三个版本',
  'the portal was stopped meanwhile': '门户在此期间被停止',
  'its task does not come to an end': '其任务一直未结束',
};
