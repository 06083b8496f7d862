// SPDX-License-Identifier: Apache-2.0

export const gitops = {
  'The route differs from what is in Git': '路由与 Git 中的内容不一致',
  'The rewrite differs from what is in Git': '重写规则与 Git 中的内容不一致',
  '{{0}}, and {{1}} in the manifest': '{{0}}，清单中为 {{1}}',
  'Wrote the rules last': '最后写入规则者',
  'Applied revision': '已应用的修订版本',
  'Bring the change into Git, or take it back there: what is only in the cluster is gone with the next sync.':
    '将更改提交到 Git，或在那里撤销：仅存在于集群中的内容会在下一次同步时丢失。',
  '{{0}} is applied by {{1}}, and its rules were written by {{2}} since. The next sync may take it back.':
    '{{0}} 由 {{1}} 应用，但此后其规则由 {{2}} 写入。下一次同步可能会将其撤销。',
  '{{0}} is applied by {{1}}, and a value was changed in the cluster since. The next sync may take it back.':
    '{{0}} 由 {{1}} 应用，但此后有一个值在集群中被更改。下一次同步可能会将其撤销。',
  '{{0}} is applied by {{1}}, and values were changed in the cluster since. The next sync may take it back.':
    '{{0}} 由 {{1}} 应用，但此后有多个值在集群中被更改。下一次同步可能会将其撤销。',
  'Flux cannot fetch what is in Git': 'Flux 无法获取 Git 中的内容',
  '{{0}} does not get anything new from {{1}}{{2}}. What is applied is of {{3}}.':
    '{{0}} 无法从 {{1}} 获取新内容{{2}}。已应用的是：{{3}}。',
  'no revision': '没有修订版本',
  'Fetched revision': '已获取的修订版本',
  'Fetched at': '获取时间',
  never: '从未',
  'Correct the address, the reference or the credentials of the source.':
    '更正来源的地址、引用或凭据。',
  'GitOps is suspended on an old revision': 'GitOps 已暂停，停留在旧修订版本',
  'The cluster is on an old revision': '集群停留在旧修订版本',
  '{{0}} applied {{1}}, and {{2}} has {{3}} since {{4}}.':
    '{{0}} 应用的是 {{1}}，而 {{2}} 自 {{4}} 起已是 {{3}}。',
  'Revision of {{0}}': '{{0}} 的修订版本',
  'Resume it when the reason is gone: flux resume kustomization {{0}} -n {{1}}.':
    '原因消除后请恢复：flux resume kustomization {{0}} -n {{1}}。',
  'Look at its conditions and at the kustomize-controller: it does not take up the new revision.':
    '查看其状况和 kustomize-controller：新的修订版本没有被采用。',
  'GitOps is suspended on an old version of the chart':
    'GitOps 已暂停，停留在 chart 的旧版本',
  'An old version of the chart is installed': '安装的是 chart 的旧版本',
  '{{0}} wants {{1}} {{2}}, and {{3}} is installed.':
    '{{0}} 需要 {{1}} {{2}}，而已安装的是 {{3}}。',
  'its chart': '其 chart',
  'Installed version': '已安装的版本',
  'Wanted version': '需要的版本',
  'Attempted version': '尝试的版本',
  'Resume it when the reason is gone: flux resume helmrelease {{0}} -n {{1}}.':
    '原因消除后请恢复：flux resume helmrelease {{0}} -n {{1}}。',
  'Look at its conditions and at the helm-controller: an upgrade may have been rolled back.':
    '查看其状况和 helm-controller：升级可能已被回滚。',
  'It is suspended: nothing new is applied.': '它已暂停：不会应用新内容。',
  'Argo CD may show an old revision as synced':
    'Argo CD 可能将旧修订版本显示为已同步',
  Revision: '修订版本',
  Source: '来源',
  'Compared last in the hour from': '最近一次比较的时段起点',
  'not compared': '未比较',
  '{{0}} is {{1}}, but the annotation {{2}} keeps Argo CD from looking at Git.':
    '{{0}} 的状态为 {{1}}，但注解 {{2}} 使 Argo CD 不再查看 Git。',
  'Remove the annotation when the reason is gone.': '原因消除后请移除该注解。',
  '{{0}} is {{1}}, but it was compared with {{2}}, while its source is {{3}}.':
    '{{0}} 的状态为 {{1}}，但它是与 {{2}} 比较的，而其来源是 {{3}}。',
  'Refresh it: {{0}}. Where that changes nothing, look at the application controller.':
    '请刷新：{{0}}。如果没有变化，请查看 application controller。',
  '{{0}} is {{1}}, but it was not compared with Git for hours, although Argo CD does that every few minutes.':
    '{{0}} 的状态为 {{1}}，但已有数小时未与 Git 比较，而 Argo CD 通常每隔几分钟就会比较一次。',
  'Refresh it: {{0}}. Where polling is off on purpose, see that the webhook of the repository arrives.':
    '请刷新：{{0}}。如果轮询是有意关闭的，请确认仓库的 webhook 能够送达。',
  'Flux cannot apply what is in Git': 'Flux 无法应用 Git 中的内容',
  '{{0}} is not ready{{1}}. What it applies stays as it is.':
    '{{0}} 未就绪{{1}}。它所应用的内容保持不变。',
  'Attempted revision': '尝试的修订版本',
  'Correct in Git what the message names; Flux tries again by itself.':
    '在 Git 中更正消息指出的问题；Flux 会自动重试。',
  'Argo CD cannot compare the cluster with Git':
    'Argo CD 无法将集群与 Git 进行比较',
  'The cluster differs from what is in Git': '集群与 Git 中的内容不一致',
  '{{0}} is {{1}}{{2}}.': '{{0}} 的状态为 {{1}}{{2}}。',
  'Sync status': '同步状态',
  Differs: '不一致',
  'Automated sync': '自动同步',
  on: '开启',
  off: '关闭',
  'Last sync': '上次同步',
  'Correct the manifests or the access to the repository that the message names.':
    '更正消息中指出的清单或仓库访问权限。',
  'Correct in Git what the message of the last sync names.':
    '在 Git 中更正上次同步的消息指出的问题。',
  'Look at the difference in Argo CD: a field that something else writes belongs in ignoreDifferences, anything else in Git.':
    '在 Argo CD 中查看差异：由其他组件写入的字段应放入 ignoreDifferences，其余的应提交到 Git。',
  'Sync the Application, or bring what was changed in the cluster into Git.':
    '同步该 Application，或将集群中的更改提交到 Git。',
  'no target': '没有目标',
  'weight {{0}}': '权重 {{0}}',
  'the {{0}} is not in this cluster, or may not be read':
    '{{0}} 不在此集群中，或无权读取',
  'suspended: nothing new is applied': '已暂停：不会应用新内容',
  'the last sync failed: {{0}}': '上次同步失败：{{0}}',
  'differs from its source: {{0}}': '与其来源不一致：{{0}}',
  'never reconciled': '从未协调',
};
