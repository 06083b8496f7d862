// SPDX-License-Identifier: Apache-2.0
import type { models as english } from '../en/models';
import type { Translated } from '../Translated';

export const models: Translated<typeof english> = {
  'models.what': '模型',
  'models.table': '按名称排列的模型',
  'models.tableSorted': '模型',
  'models.all_one': null,
  'models.all_other': '{{count, number}} 个模型',
  'models.matching_one': null,
  'models.matching_other': '{{count, number}} 个模型中的 {{found, number}} 个',
  'models.unowned_one': null,
  'models.unowned_other': '{{count, number}} 个无人认领',
  'models.none': '没有已知的模型',
  'models.noneWhy':
    '模型是通过资源池的服务器、工作负载和路由所声明的名称得知的。在“{{clusters}}”中可查看门户在何处读取了什么。',
  'models.nobody': '无人认领',
  'models.nobodyWhy':
    '目录中没有实体指明它的资源池或模型本身：没有人会看到它的标签页或收到其问题的通知。在某个实体上添加注解 inference-portal.io/models: {{name}} 即可将其归属于该团队。',
  'models.adapter': '作为适配器',
  'models.poolReady': '{{ready, number}} / {{total, number}} 个端点就绪',
  'models.more_one': null,
  'models.more_other': '以及另外 {{count, number}} 个',
  'models.filter.label': '筛选模型',
  'models.filter.text': '查找模型、资源池或实体',
  'models.column.health': '健康状况',
  'models.column.healthMeaning': '仅当该模型的所有资源池都不应答时才为故障',
  'models.column.model': '模型',
  'models.column.modelMeaning': '请求所用的名称',
  'models.column.pools': '资源池',
  'models.column.poolsMeaning': '提供它的资源池，最差的在前',
  'models.column.entities': '实体',
  'models.column.entitiesMeaning':
    '其资源池所属的目录实体；没有实体的模型无人认领',
  'models.column.owners': '所有者',
  'models.column.ownersMeaning': '这些实体的所有者',
};
