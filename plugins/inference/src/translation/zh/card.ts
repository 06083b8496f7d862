// SPDX-License-Identifier: Apache-2.0
import type { card as english } from '../en/card';
import type { Translated } from '../Translated';

export const card: Translated<typeof english> = {
  'card.title': '推理',
  'card.what': '此实体的资源池',
  'card.link': '资源池和问题',
  'card.for': '持续',
  'card.more': '还有 {{number, number}} 个',
  'card.guide': '查找了什么，需要更改什么',
  'card.ready':
    '{{pools, number}} 个资源池中 {{ready, number}} / {{total, number}} 个端点就绪',
  'card.requests': '请求',
  'card.errors': '错误',
  'card.ttft': 'TTFT p95',
  'card.meaning.requests': '每秒请求数（资源池之和）',
  'card.meaning.errors': '失败请求占比（资源池中最高）',
  'card.meaning.ttft': '首个令牌延迟第 95 百分位（资源池中最高）',
  'card.untold': '没有资源池提供此数值',
  'card.counted': '{{total, number}} 个资源池中有 {{counted, number}} 个提供。',
  'card.readAt': '读取于 {{time}}。',
  'card.oldSince': '部分已过时：读取于 {{time}}。',
  'card.course': '最近一小时：{{low}} 至 {{high}}',
  'card.split': '请求分配：',
  'card.weight':
    '{{cluster}} 中 HTTPRoute {{route}} 规则 {{rule, number}} 的权重 {{weight, number}}（配置值）。',
  'card.observed':
    '{{window}} 内 {{requests, number}} 个请求，由 {{source}} 统计。',
  'card.got': '，实际 {{share}}',
};
