// SPDX-License-Identifier: Apache-2.0

export const entities = {
  '`{{0}}` is not of the form [cluster/]namespace/name, such as prod-eu/chat/qwen-chat.':
    '`{{0}}` 不是 [cluster/]namespace/name 的形式，例如 prod-eu/chat/qwen-chat。',
  'served model name': '所提供模型的名称',
  'The annotation is empty. It takes a comma-separated list, each a {{0}}.':
    '注解为空。它应为逗号分隔的列表，每一项为：{{0}}。',
  'it is longer than {{0}} characters': '长度超过 {{0}} 个字符',
  'it is empty': '内容为空',
  '`{{0}}` is none of key=value, key!=value, key in (a,b), key notin (a,b), key, !key':
    '`{{0}}` 不是 key=value、key!=value、key in (a,b)、key notin (a,b)、key、!key 中的任何一种',
  'No API server accepts this selector: {{0}}.':
    '没有 API 服务器会接受此 selector：{{0}}。',
  "`{{0}}` can't be the key of a label": '`{{0}}` 不能作为标签的键',
  "`{{0}}` can't be the value of label {{1}}":
    '`{{0}}` 不能作为标签 {{1}} 的值',
  'No cluster is configured: add one to `kubernetes.clusterLocatorMethods` in app-config.':
    '没有配置任何集群：请在 app-config 的 `kubernetes.clusterLocatorMethods` 中添加。',
  'Cluster {{0}} is not configured; known are {{1}}.':
    '集群 {{0}} 未配置；已知的有 {{1}}。',
  'Was {{0}} meant?': '是否指 {{0}}？',
  "{{0}} can't be reached{{1}}: what it holds can't be known now.":
    '无法访问 {{0}}{{1}}：目前无法得知其中的内容。',
  "{{0}} refuses the portal's credentials{{1}}: what it holds can't be known.":
    '{{0}} 拒绝门户的凭据{{1}}：无法得知其中的内容。',
  '{{0}} is being connected to: what it holds is not known yet.':
    '正在连接 {{0}}：尚不知道其中的内容。',
  'No InferencePool {{0}}/{{1}} in {{2}}.':
    '{{2}} 中没有 InferencePool {{0}}/{{1}}。',
  'Namespace {{0}} holds {{1}}.': '命名空间 {{0}} 中有 {{1}}。',
  'Namespace {{0}} holds no pool there.': '那里的命名空间 {{0}} 中没有资源池。',
  'No pool in {{0}} serves {{1}}, and no route there selects it.':
    '{{0}} 中没有资源池提供 {{1}}，也没有路由选择它。',
  'Known models are {{0}}.': '已知的模型有 {{0}}。',
  'No model is known there.': '那里没有已知的模型。',
  'No pool in {{0}}, nor a pod behind one, carries {{1}} in namespace {{2}}.':
    '{{0}} 的命名空间 {{2}} 中，没有资源池或其后面的 Pod 带有{{1}}。',
  'No pool in {{0}}, nor a pod behind one, carries {{1}}.':
    '{{0}} 中没有资源池或其后面的 Pod 带有{{1}}。',
  'label {{0}}: {{1}}': '标签 {{0}}: {{1}}',
  'labels {{0}}': '标签 {{0}}',
  'The entity has none of the annotations that lead to pools. Add {{0}} with the served model names, or {{1}} with [cluster/]namespace/name of its pools, or {{2}} with the label that its pools or pods carry.':
    '实体没有任何指向资源池的注解。请添加 {{0}}（所提供模型的名称），或 {{1}}（其资源池的 [cluster/]namespace/name），或 {{2}}（其资源池或 Pod 带有的标签）。',
  'The portal may not list InferencePools in {{0}}: grant its account get, list and watch on inferencepools.{{1}}.':
    '门户无权列出 {{0}} 中的 InferencePool：请授予其账号对 inferencepools.{{1}} 的 get、list 和 watch 权限。',
  "InferencePools of {{0}} can't be read: {{1}}.":
    '无法读取 {{0}} 的 InferencePool：{{1}}。',
  "{{0}} does not serve InferencePools: the Gateway API Inference Extension's CRDs are not installed there.":
    '{{0}} 不提供 InferencePool：那里没有安装 Gateway API Inference Extension 的 CRD。',
  'This can’t be read': '无法读取此内容',
  'Write it as its definition has it.': '请按照其定义编写。',
};
