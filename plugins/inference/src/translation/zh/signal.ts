// SPDX-License-Identifier: Apache-2.0
import type { signal as english } from '../en/signal';
import type { Translated } from '../Translated';

export const signal: Translated<typeof english> = {
  'signal.label.requestRate': '请求',
  'signal.label.errorRate': '错误',
  'signal.label.queueDepth': '队列',
  'signal.label.runningRequests': '处理中',
  'signal.label.kvCacheRatio': 'KV 缓存',
  'signal.label.prefixHitRatio': '前缀命中',
  'signal.label.ttftP50': 'TTFT p50',
  'signal.label.ttftP95': 'TTFT p95',
  'signal.label.itlP95': 'ITL p95',
  'signal.label.e2eP95': '全程 p95',
  'signal.label.tokensPerSecond': '令牌',
  'signal.label.schedulerP99': '选择 p99',
  'signal.meaning.requestRate': '每秒请求数',
  'signal.meaning.errorRate': '失败请求的占比',
  'signal.meaning.queueDepth': '等待进入批次的请求',
  'signal.meaning.runningRequests': '正在处理的请求',
  'signal.meaning.kvCacheRatio': 'KV 缓存使用率；资源池显示其端点的平均值',
  'signal.meaning.prefixHitRatio': '前缀缓存命中令牌占请求令牌的比例',
  'signal.meaning.ttftP50': '首个令牌延迟，中位数',
  'signal.meaning.ttftP95': '首个令牌延迟，第 95 百分位',
  'signal.meaning.itlP95': '令牌间延迟，第 95 百分位',
  'signal.meaning.e2eP95': '整个请求的耗时，第 95 百分位',
  'signal.meaning.tokensPerSecond': '每秒生成令牌数',
  'signal.meaning.schedulerP99': '端点选择器决策耗时，第 99 百分位',
};
