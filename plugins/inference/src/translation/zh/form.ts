// SPDX-License-Identifier: Apache-2.0
import type { form as english } from '../en/form';
import type { Translated } from '../Translated';

export const form: Translated<typeof english> = {
  'form.team': '团队',
  'form.teamsUnread': '无法读取您的团队',
  'form.noTeam': '您不能创建模型',
  'form.noTeamHelp':
    '只有平台团队已分配命名空间的团队的成员才能创建。请让平台团队将您的团队加入 inference.selfService.teams。',
  'form.model': '模型',
  'form.servers_one': null,
  'form.servers_other':
    '{{servers}} 已使用此名称应答。同一网关上每个模型的名称必须不同。',
  'form.poolIn': '{{cluster}} 中的 {{pool}}',
  'form.clustersUnread': '无法读取集群',
  'form.cluster': '集群',
  'form.unreachable': '{{cluster}}（无法访问）',
  'form.namespace': '命名空间',
  'form.namespaceHelp': '平台团队分配给您团队的命名空间之一',
  'form.gateway': '网关',
  'form.noGateway': '此集群中没有网关，或门户无权查看',
  'form.choosePlace': '请选择集群、命名空间和网关。',
  'form.poolTaken':
    '{{cluster}} 中已有资源池 {{pool}}。请返回并选择 {{name}} 以外的名称，或修改该模型的仓库。',
  'form.nameTaken':
    '{{pool}} 已在此网关上应答 {{name}}。请返回并选择其他模型，或改用其他网关。',
  'form.gatewayClosed':
    '{{gateway}} 只接受其自身命名空间的路由。平台团队可以让它接受 {{namespace}} 的路由。',
  'form.parameters': '参数量（十亿）',
  'form.precision': '精度',
  'form.weights.bf16': 'bf16 或 fp16',
  'form.weights.fp8': 'fp8 或 int8',
  'form.weights.int4': 'int4（AWQ、GPTQ）',
  'form.contextLength': '提示与回答合计的最大长度（token）',
  'form.sequences': '同时处理的最大长度请求数',
  'form.replicas': '服务器数量',
  'form.gpuMemory': '单个 GPU 的显存（GiB）',
  'form.memory': '每台服务器约 {{total}}',
  'form.memoryGpus_one': null,
  'form.memoryGpus_other': '每台服务器约 {{total}}：{{count, number}} 个 GPU',
  'form.memoryTooLarge':
    '每台服务器约 {{total}}：超过 {{most, number}} 个此类 GPU 的容量',
  'form.weightsGib':
    '权重：{{parameters, number}} 十亿 × {{bytes, number}} 字节 = {{total}}',
  'form.kvCache':
    'KV 缓存：{{sequences, number}} × {{tokens, number}} 个 token × {{perToken, number}} KiB = {{total}}；每个 token 约占 128 KiB ×（参数量（十亿）÷ 8）^0.45，与采用分组查询注意力的模型相同',
  'form.overhead': '其他：1 GiB + 权重的十分之一 = {{total}}',
  'form.usable': '每个 GPU 的 {{memory, number}} GiB 中可用 {{usable}}',
  'form.estimate': '此为估算值：以引擎启动时的实际情况为准。',
  'form.unmakeable': '无法按当前内容创建',
  'form.files_one': null,
  'form.files_other': '{{count, number}} 个文件，尚未创建任何内容',
};
