// SPDX-License-Identifier: Apache-2.0

export const crds = {
  'InferenceModels are there, which nothing reads any more':
    '存在已无任何组件读取的 InferenceModel',
  'The cluster has 1 InferenceModel. GIE 1.0 removed the kind: priorities, splits and adapters that they describe have no effect.':
    '集群中有 1 个 InferenceModel。GIE 1.0 移除了该种类：其中描述的优先级、流量拆分和适配器都不起作用。',
  'The cluster has {{0}} InferenceModels. GIE 1.0 removed the kind: priorities, splits and adapters that they describe have no effect.':
    '集群中有 {{0}} 个 InferenceModel。GIE 1.0 移除了该种类：其中描述的优先级、流量拆分和适配器都不起作用。',
  'Write the priority of each as an InferenceObjective and its targetModels as an InferenceModelRewrite, both of llm-d.ai, then delete the InferenceModels and their CRD.':
    '将每个对象的优先级写成 InferenceObjective，将其 targetModels 写成 InferenceModelRewrite（两者均属于 llm-d.ai），然后删除这些 InferenceModel 及其 CRD。',
  'InferenceObjectives exist in two API groups':
    'InferenceObjective 存在于两个 API 组中',
  'Both {{0}} and {{1}} are installed. Pickers of llm-d-router 0.9 and later read only llm-d.ai and silently ignore objectives of the other group.':
    '{{0}} 和 {{1}} 均已安装。llm-d-router 0.9 及更高版本的选择器只读取 llm-d.ai，并会静默忽略另一个组的目标。',
  'Move the objectives to group llm-d.ai, then delete the legacy CRD.':
    '将目标移到 llm-d.ai 组，然后删除旧的 CRD。',
  'The installed CRDs are not those the gateway was made for':
    '已安装的 CRD 不是该网关所面向的版本',
  '{{0}} to {{1}}': '{{0}} 至 {{1}}',
  'up to {{0}}': '最高 {{0}}',
  'The CRDs of Gateway API {{0}} are installed, and {{1}} was made for {{2}}. Fields and defaults it does not know may be lost or refused.':
    '已安装 Gateway API {{0}} 的 CRD，而 {{1}} 面向的是 {{2}}。它不认识的字段和默认值可能丢失或被拒绝。',
  'Supports Gateway API': '支持的 Gateway API',
  'Read at': '出处',
  'Upgrade the Gateway API CRDs to {{0}} or later.':
    '将 Gateway API 的 CRD 升级到 {{0}} 或更高版本。',
  'Upgrade {{0}} to a version made for Gateway API {{1}}.':
    '将 {{0}} 升级到面向 Gateway API {{1}} 的版本。',
  'To go back instead, delete the ValidatingAdmissionPolicy safe-upgrades.gateway.networking.k8s.io and its binding first: it denies older CRDs.':
    '若要退回旧版本，请先删除 ValidatingAdmissionPolicy safe-upgrades.gateway.networking.k8s.io 及其绑定：它会拒绝较旧的 CRD。',
  'Only InferencePool {{0}} is installed, and {{1}} reads {{2}}: it sees no pool.':
    '只安装了 InferencePool {{0}}，而 {{1}} 读取的是 {{2}}：它看不到任何资源池。',
  'Reads InferencePool': '读取的 InferencePool',
  'Install the CRDs of GIE 1.0 or later and move the pools to inference.networking.k8s.io/v1.':
    '安装 GIE 1.0 或更高版本的 CRD，并将资源池迁移到 inference.networking.k8s.io/v1。',
  'Upgrade {{0}} to a version that reads InferencePool v1.':
    '将 {{0}} 升级到读取 InferencePool v1 的版本。',
  'without a bundle version': '没有 bundle 版本',
};
