// SPDX-License-Identifier: Apache-2.0

export const endpoints = {
  terminating: '正在终止',
  starting: '正在启动',
  'not scheduled': '未调度',
  'not scheduled: {{0}}': '未调度：{{0}}',
  'its state is not reported': '其状态未上报',
  'node {{0}} does not report': '节点 {{0}} 没有上报',
  'not ready': '未就绪',
  'its end was not reported': '其终止情况未上报',
  'exit code {{0}}': '退出码 {{0}}',
  'container {{0}} is crash-looping: 1 restart, last {{1}}':
    '容器 {{0}} 反复崩溃：重启 1 次，最近一次为 {{1}}',
  'container {{0}} is crash-looping: {{1}} restarts, last {{2}}':
    '容器 {{0}} 反复崩溃：重启 {{1}} 次，最近一次为 {{2}}',
  "image {{0}} of container {{1}} can't be pulled ({{2}})":
    '无法拉取容器 {{1}} 的镜像 {{0}}（{{2}}）',
  "image of container {{0}} can't be pulled ({{1}})":
    '无法拉取容器 {{0}} 的镜像（{{1}}）',
  'starting: container {{0}} is in {{1}}': '正在启动：容器 {{0}} 处于 {{1}}',
  'container {{0}} waits: {{1}}': '容器 {{0}} 正在等待：{{1}}',
  'container {{0}} runs and does not pass its readiness probe yet':
    '容器 {{0}} 已运行，但尚未通过就绪探测',
  '{{0}} is False': '{{0}} 为 False',
  '{{0}} (exact)': '{{0}}（精确）',
};
