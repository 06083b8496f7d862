// SPDX-License-Identifier: Apache-2.0

export const pools = {
  'No endpoint of the pool is ready': '资源池中没有就绪的端点',
  '{{0}} selects {{1}}, of which none is ready{{2}}. Requests get status 503 until one is.':
    '{{0}} 选中 {{1}}，全部未就绪{{2}}。在有端点就绪之前，请求会得到状态 503。',
  '{{0}} of 1 replica ready': '{{0}} / 1 个副本就绪',
  '{{0}} of {{1}} replicas ready': '{{0}} / {{1}} 个副本就绪',
  'Look at the logs of the model servers. One that has just started loads its model first, which takes minutes; one that stays unready fails its readiness probe: compare the path and the port of the probe with what the server listens on.':
    '查看模型服务器的日志。刚启动的服务器要先加载模型，需要几分钟；一直未就绪的服务器没有通过就绪探针：请将探针的路径和端口与服务器实际监听的进行比较。',
  'Two pools select the same pods': '两个资源池选中了相同的 Pod',
  '{{0}} and {{1}} both select {{2}}: requests for one are answered by servers of the other, and each picker knows only half of the load.':
    '{{0}} 和 {{1}} 都选中了 {{2}}：发往其中一个的请求由另一个的服务器应答，每个选择器只了解一半的负载。',
  'Selector of {{0}}': '{{0}} 的标签选择器',
  'Pods of both': '两者共有的 Pod',
  "Add a label that tells the versions apart, such as version, to both selectors and to the pods of each. A Deployment's selector can't be changed: its pods' labels can.":
    '为两个标签选择器及各自的 Pod 添加能区分版本的标签，例如 version。Deployment 的标签选择器无法更改，但其 Pod 的标签可以。',
};
