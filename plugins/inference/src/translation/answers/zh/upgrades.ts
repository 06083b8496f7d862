// SPDX-License-Identifier: Apache-2.0

export const upgrades = {
  '{{0}} {{1}} is unknown to this portal, matrix of {{2}}.':
    '此门户不知道 {{0}} {{1}}（支持矩阵日期 {{2}}）。',
  'No GatewayClass of this cluster has controller {{0}}; there are {{1}}.':
    '此集群没有控制器为 {{0}} 的 GatewayClass；现有：{{1}}。',
  'No image of it is seen in this cluster, so that findings which depend on its version can’t be foretold.':
    '在此集群中看不到它的镜像，因此无法预测取决于其版本的发现。',
  'endpoint picker': '端点选择器',
  'No pool of this cluster has an endpoint picker whose image is known.':
    '此集群没有资源池使用已知镜像的端点选择器。',
  'Create the pool in the new group first and point the routes at it.':
    '先在新的组中创建资源池，并让路由指向它。',
  'Move it to llm-d.ai, which an endpoint picker of llm-d-router 0.9 or later reads.':
    '将其移至 llm-d.ai，llm-d-router 0.9 或更高版本的端点选择器会读取它。',
  'Write it anew in group llm-d.ai, whose fields are the same.':
    '在 llm-d.ai 组中重新编写，其字段相同。',
  'Write it anew as InferenceObjective (priority) and InferenceModelRewrite (targets); nothing converts it.':
    '重新编写为 InferenceObjective（priority）和 InferenceModelRewrite（targets）；没有自动转换。',
  'The new bundle no longer holds the CRD of this object':
    '新的安装包不再包含此对象的 CRD',
  'GIE {{0}} and later ship no {{1}} in {{2}}. Where Argo CD, Flux or a chart prunes what a bundle no longer holds, the CRD goes, and {{3}} with it.':
    'GIE {{0}} 及更高版本不再提供 {{2}} 中的 {{1}}。如果 Argo CD、Flux 或 chart 会清理安装包中不再包含的内容，则该 CRD 会被删除，{{3}} 也随之消失。',
  'Last shipped before': '最后提供于以下版本之前',
  'The cluster denies older CRDs of the Gateway API':
    '集群拒绝较旧的 Gateway API CRD',
  'The CRDs of Gateway API {{0}} came with the ValidatingAdmissionPolicy {{1}}, which denies those of {{2}}.':
    'Gateway API {{0}} 的 CRD 附带了 ValidatingAdmissionPolicy {{1}}，它会拒绝 {{2}} 的 CRD。',
  'Asked for': '请求的版本',
  'Delete the policy and its binding first: {{0}}':
    '请先删除该策略及其绑定：{{0}}',
  'The way back is closed after this upgrade': '升级后无法直接回退',
  'From {{0}} on the standard channel brings a ValidatingAdmissionPolicy that denies older CRDs: going back to {{1}} needs it removed first.':
    '从 {{0}} 起，standard 渠道附带拒绝较旧 CRD 的 ValidatingAdmissionPolicy：要回退到 {{1}} 必须先将其删除。',
  'Have this at hand for a rollback: {{0}}': '请为回滚备好：{{0}}',
  'The new endpoint picker ignores this object': '新的端点选择器会忽略此对象',
  'llm-d-router {{0}} comes with the CRDs of llm-d.ai and reads those alone: {{1}} has no effect any more, and nothing says so.':
    'llm-d-router {{0}} 附带 llm-d.ai 的 CRD，且只读取这些：{{1}} 不再起作用，并且没有任何提示。',
  'Create it in llm-d.ai/v1alpha2 together with the upgrade; its fields are the same.':
    '升级时一并在 llm-d.ai/v1alpha2 中创建；其字段相同。',
  'The controller of the gateway’s class gets another name':
    '网关所属类的控制器将更名',
  '{{0}} has class {{1}} of {{2}}. agentgateway is a project of its own: its controller is agentgateway.dev/agentgateway, in namespace agentgateway-system, and leaves classes of the old name alone.':
    '{{0}} 的类为 {{2}} 的 {{1}}。agentgateway 已是独立项目：其控制器为 agentgateway.dev/agentgateway，位于命名空间 agentgateway-system，不会处理旧名称的类。',
  'Install agentgateway with inferenceExtension.enabled=true beside it, move the gateway to its class, then upgrade kgateway.':
    '在旁边安装 agentgateway（inferenceExtension.enabled=true），将网关移到它的类，然后升级 kgateway。',
  'GatewayParameters have to be written anew for agentgateway':
    'GatewayParameters 必须为 agentgateway 重新编写',
  "agentgateway does not read {{0}}: each becomes an AgentgatewayParameters. The portal does not watch this kind and can't name the objects.":
    'agentgateway 不读取 {{0}}：每个都要改为 AgentgatewayParameters。门户不观察此类型，无法列出这些对象。',
  Becomes: '变为',
  'List them': '列出方式',
  'Write each anew for agentgateway before the gateways move.':
    '在移动网关之前，为 agentgateway 逐个重新编写。',
  '{{0}} = {{1}} bytes': '{{0}} = {{1}} 字节',
  'The policy has to be converted for agentgateway':
    '该策略必须转换为 agentgateway 的形式',
  'agentgateway does not read TrafficPolicies: what {{0}} sets for {{1}} has no effect from then on.':
    'agentgateway 不读取 TrafficPolicy：{{0}} 为 {{1}} 所做的设置从此不再起作用。',
  'objects by label': '按标签选择的对象',
  'It sets': '它设置的内容',
  'none of what is read': '没有门户会读取的内容',
  'Write it anew as AgentgatewayPolicy before the gateways move: the edit has its request timeout and retries, anything else is to be added by hand. A policy of phase PreRouting can’t hold timeouts: those need one of their own.':
    '在移动网关之前重新编写为 AgentgatewayPolicy：此修改包含其请求超时和重试，其余需手动补充。PreRouting 阶段的策略不能包含超时：超时需要单独的策略。',
  'The tags of charts and images lose their v': 'chart 和镜像的标签不再带 v',
  "From 1.4.0 on agentgateway's charts and images are tagged 1.4.0, not v1.4.0: what installs {{0}} with a v in front finds nothing.":
    '从 1.4.0 起，agentgateway 的 chart 和镜像标签为 1.4.0，而不是 v1.4.0：以带 v 的标签安装 {{0}} 将找不到任何内容。',
  'Write the version without the v.': '请书写不带 v 的版本号。',
};
