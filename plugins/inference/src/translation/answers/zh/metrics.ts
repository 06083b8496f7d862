// SPDX-License-Identifier: Apache-2.0

export const metrics = {
  'Metrics of the endpoint picker have names that later versions dropped':
    '端点选择器的指标使用了后续版本已弃用的名称',
  'Metrics of the model servers have names that later versions dropped':
    '模型服务器的指标使用了后续版本已弃用的名称',
  'The endpoint picker of {{0}} count under {{1}} names that later versions no longer have. The portal reads both; dashboards and alerts built on these go blank with the upgrade.':
    '{{0}} 的端点选择器以 {{1}} 个后续版本不再有的名称计数。门户对新旧名称都会读取；依赖这些名称的仪表盘和告警在升级后将没有数据。',
  'The model servers of {{0}} count under {{1}} names that later versions no longer have. The portal reads both; dashboards and alerts built on these go blank with the upgrade.':
    '{{0}} 的模型服务器以 {{1}} 个后续版本不再有的名称计数。门户对新旧名称都会读取；依赖这些名称的仪表盘和告警在升级后将没有数据。',
  Engine: '引擎',
  'Old names': '旧名称',
  'Let queries ask for the old and the new name (`new or old`), then upgrade.':
    '让查询同时使用旧名称和新名称（`new or old`），然后升级。',
};
