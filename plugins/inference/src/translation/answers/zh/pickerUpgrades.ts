// SPDX-License-Identifier: Apache-2.0

export const pickerUpgrades = {
  'No endpoint picker of that version is published':
    '没有发布该版本的端点选择器',
  'The endpoint picker gets no further versions': '端点选择器不再有后续版本',
  'GIE publishes no image and no chart of its picker after {{0}}: {{1}} would wait for an image that does not exist.':
    'GIE 在 {{0}} 之后不再发布选择器的镜像和 chart：{{1}} 会等待一个不存在的镜像。',
  'From 1.6 on GIE holds only InferencePool and its conformance tests. {{0}} stays at {{1}}, and gets no fixes.':
    '从 1.6 起，GIE 只包含 InferencePool 及其一致性测试。{{0}} 停留在 {{1}}，不再获得修复。',
  'Move to llm-d-router (ghcr.io/llm-d/llm-d-router-endpoint-picker, chart oci://ghcr.io/llm-d/charts/llm-d-router-gateway); ask this check with endpointPicker 0.10.0 for what that brings.':
    '改用 llm-d-router（ghcr.io/llm-d/llm-d-router-endpoint-picker，chart oci://ghcr.io/llm-d/charts/llm-d-router-gateway）；用 endpointPicker 0.10.0 运行此检查可了解其影响。',
  "The chart's values have other names, and the pods other labels":
    'chart 的 values 名称不同，Pod 的标签也不同',
  "The chart of llm-d-router refuses inferenceExtension.* and inferencePool.*; the keys are router.* now. Its pods are selected by label llm-d-router-gateway in place of inferencepool, and a Deployment's selector can't be changed: {{0}} is made anew, and meanwhile there is no picker.":
    'llm-d-router 的 chart 拒绝 inferenceExtension.* 和 inferencePool.*；现在的键为 router.*。其 Pod 按标签 llm-d-router-gateway 而不是 inferencepool 选择，而 Deployment 的 selector 不能更改：{{0}} 会被重建，期间没有选择器。',
  'Helm release': 'Helm 发布',
  'not known to be one': '未知是否为 Helm 发布',
  'Install the new release beside the old one as a second pool, move the weight over, then remove the old one.':
    '将新发布作为第二个资源池安装在旧发布旁边，转移权重，然后删除旧发布。',
  'The endpoint picker’s metrics get new names beside the old':
    '端点选择器的指标在旧名称之外增加新名称',
  'The endpoint picker’s metrics lose the names they have':
    '端点选择器的指标将失去现有名称',
  '{{0}} counts under {{1}}* now and under {{2}}* afterwards{{3}}. The portal reads all of them; dashboards, alerts and recording rules of yours do not.':
    '{{0}} 目前以 {{1}}* 计数，之后以 {{2}}* 计数{{3}}。门户可以读取所有名称；但您自己的仪表板、告警和记录规则不能。',
  '; the old names stay for now, marked as deprecated':
    '；旧名称暂时保留，并标记为已弃用',
  'Move queries to the new names before a later version drops the old.':
    '请在后续版本去掉旧名称之前，将查询改为新名称。',
  'Let queries ask for both names (`new or old`) before the upgrade.':
    '升级前让查询同时使用两种名称（`new or old`）。',
  'The new endpoint picker does not start with these flags':
    '新的端点选择器无法以这些参数启动',
  'The new endpoint picker may not start with these flags':
    '新的端点选择器可能无法以这些参数启动',
  '{{0}} is started with flags that name metrics of the model servers. GIE 1.5 rejects them at start-up: the picker would crash-loop.':
    '{{0}} 以指定模型服务器指标的参数启动。GIE 1.5 在启动时拒绝它们：选择器会反复崩溃。',
  '{{0}} is started with flags that name metrics of the model servers. GIE 1.5 rejects them at start-up, and llm-d-router grew from the same code: the picker would crash-loop.':
    '{{0}} 以指定模型服务器指标的参数启动。GIE 1.5 在启动时拒绝它们，而 llm-d-router 源自同一份代码：选择器会反复崩溃。',
  Flag: '参数',
  'Remove them, and name the metrics in engineConfigs of the EndpointPickerConfig, chosen by the pods’ label llm-d.ai/engine-type.':
    '请去掉它们，并在 EndpointPickerConfig 的 engineConfigs 中指定指标，按 Pod 的标签 llm-d.ai/engine-type 选择。',
  '4 CPU and 8Gi': '4 CPU 和 8Gi',
  '8 CPU and 8Gi': '8 CPU 和 8Gi',
  'The new chart asks for more than the endpoint picker has now':
    '新的 chart 请求的资源多于端点选择器现有的资源',
  'Without resources in its values the chart asks for {{0}} for each replica of {{1}}. Where no node offers that the picker stays Pending, and its pool answers nothing.':
    '如果 values 中没有 resources，chart 会为 {{1}} 的每个副本请求 {{0}}。如果没有节点能满足，选择器会停留在 Pending，其资源池不会应答。',
  'Asks for now': '目前请求',
  Chart: 'Chart',
  'Set {{0}} in the values.': '请在 values 中设置 {{0}}。',
};
