// SPDX-License-Identifier: Apache-2.0

export const objectives = {
  "The pool's endpoint picker does not read the objective":
    '资源池的端点选择器不读取该目标',
  '{{0}} is of group {{1}}, and {{2}} reads {{3}} alone: the priority {{4}} has no effect, and nobody says so.':
    '{{0}} 属于组 {{1}}，而 {{2}} 只读取 {{3}}：优先级 {{4}} 不起作用，也没有任何提示。',
  'Group of the objective': '目标所属的组',
  "Create it in {{0}}/v1alpha2, whose fields are the same, or move the pool to llm-d's endpoint picker.":
    '在字段相同的 {{0}}/v1alpha2 中创建它，或将资源池改用 llm-d 的端点选择器。',
  'The objective names a pool that does not exist': '目标指定的资源池不存在',
  '{{0}} gives priority {{1}} to requests of pool {{2}}, which is not in {{3}}.':
    '{{0}} 为资源池 {{2}} 的请求指定优先级 {{1}}，但 {{3}} 中没有该资源池。',
  'Pools in {{0}}': '{{0}} 中的资源池',
  'Name a pool of the same namespace, or delete the objective.':
    '改为同一命名空间中的资源池，或删除该目标。',
  'Requests of negative priority are refused': '负优先级的请求被拒绝',
  'The endpoint picker of {{0}} refused {{1}} requests lately with status 429: the pool is full, and {{2}} lets them be refused first.':
    '{{0}} 的端点选择器近期以状态码 429 拒绝了 {{1}} 个请求：资源池已满，而按 {{2}} 的规定，它们最先被拒绝。',
  'The endpoint picker of {{0}} refused {{1}} requests lately with status 429: the pool is full, and {{2}} let them be refused first.':
    '{{0}} 的端点选择器近期以状态码 429 拒绝了 {{1}} 个请求：资源池已满，而按 {{2}} 的规定，它们最先被拒绝。',
  'Priority of {{0}}': '{{0}} 的优先级',
  'Refused with status 429': '以状态码 429 拒绝',
  '{{0}} lately': '近期 {{0}} 个',
  Saturation: '饱和度',
  'It is what a negative priority is for. Where these requests should get through, give the objective a priority of 0 or more, or the pool more replicas.':
    '这正是负优先级的用途。如果这些请求应当通过，请将目标的优先级设为 0 或更高，或为资源池增加副本。',
};
