// SPDX-License-Identifier: Apache-2.0

/** What findings of several kinds say alike. */
export const findingValues = {
  'not written by any controller': '没有控制器写入',
  '1 restart': '1 次重启',
  '{{0}} restarts': '{{0}} 次重启',
  'keeps crashing, {{0}} so far: container {{1}} ended with {{2}}':
    '反复崩溃，至今 {{0}}，最近一次为容器 {{1}}：{{2}}',
  'keep crashing, {{0}} so far: container {{1}} ended with {{2}}':
    '反复崩溃，至今 {{0}}，最近一次为容器 {{1}}：{{2}}',
  'The container needs more memory than its limit: raise the limit, or make it use less.':
    '容器所需内存超过其上限：请提高上限，或减少其内存用量。',
  "Read the log of the run before: kubectl logs --previous, container {{0}}. Flags that this version does not know, rights that its ServiceAccount lacks and a model that can't be fetched are the usual causes.":
    '查看上一次运行的日志：kubectl logs --previous，容器 {{0}}。常见原因是此版本不认识的启动参数、其 ServiceAccount 缺少的权限，以及无法获取的模型。',
  'Last end': '上次结束',
  'Its last words': '最后的输出',
  '1 pod': '1 个 Pod',
  '{{0}} pods': '{{0}} 个 Pod',
  '1 replica': '1 个副本',
  '{{0}} replicas': '{{0}} 个副本',
  '{{0}} of 1 endpoint': '1 个端点中的 {{0}} 个',
  '{{0}} of {{1}} endpoints': '{{1}} 个端点中的 {{0}} 个',
  '{{0}} of 1 ready endpoint': '1 个就绪端点中的 {{0}} 个',
  '{{0}} of {{1}} ready endpoints': '{{1}} 个就绪端点中的 {{0}} 个',
  'no node has enough free GPUs': '没有节点有足够的空闲 GPU',
  'Add GPU nodes, free GPUs by scaling something else down, or ask for fewer GPUs or replicas.':
    '增加 GPU 节点，缩减其他工作负载以释放 GPU，或请求更少的 GPU 或副本。',
  "the namespace's quota is used up": '命名空间的配额已用完',
  'Raise the ResourceQuota of the namespace, or ask for less or fewer replicas.':
    '提高命名空间的 ResourceQuota，或请求更少的资源或副本。',
  'its volume is not available': '其卷不可用',
  'See why the PersistentVolumeClaim is not bound: its storage class, its zone, or its access mode.':
    '查明 PersistentVolumeClaim 未绑定的原因：存储类、可用区或访问模式。',
  'no node that it may use has enough free CPU or memory':
    '可用的节点都没有足够的空闲 CPU 或内存',
  'Ask for less CPU and memory, or add larger nodes.':
    '请求更少的 CPU 和内存，或增加更大的节点。',
  "no node's taints are tolerated": '没有节点的污点被容忍',
  "Add the toleration that the nodes' taints ask for, or remove the taint.":
    '添加节点污点所要求的容忍度，或移除该污点。',
  'no node matches its node selector or affinity':
    '没有节点符合其节点选择器或亲和性',
  'Compare the node selector and affinity with the labels of the nodes.':
    '将节点选择器和亲和性与节点的标签进行比较。',
  'no node takes it': '没有节点接纳它',
  "Follow the scheduler's message.": '按照调度器的消息处理。',
  'less than 0.1 %': '低于 0.1%',
  "With failure mode FailOpen the gateway may send requests without it, blind to the servers' load; some providers fail them all the same.":
    '失效方式为 FailOpen 时，网关可以绕过它发送请求，但不了解服务器的负载；有些提供商仍会使请求失败。',
  'With failure mode FailClose every request fails.':
    '失效方式为 FailClose 时，每个请求都会失败。',
  'the page has no {{0}}{{1}}': '页面缺少 {{0}}{{1}}',
  ', no {{0}}': '、{{0}}',
};
