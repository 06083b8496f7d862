// SPDX-License-Identifier: Apache-2.0

/** Fields of the scaffolder's templates. */
export const form = {
  'form.team': 'Team',
  'form.teamsUnread': "Your teams can't be read",
  'form.noTeam': "You can't make a model",
  'form.noTeamHelp':
    'Only members of a team that the platform team has given namespaces to can. Ask it to list your team under inference.selfService.teams.',
  'form.model': 'Model',
  'form.servers_one':
    '{{servers}} answers to this name already. A gateway needs another name for each model.',
  'form.servers_other':
    '{{servers}} answer to this name already. A gateway needs another name for each model.',
  'form.poolIn': '{{pool}} in {{cluster}}',
  'form.clustersUnread': "The clusters can't be read",
  'form.cluster': 'Cluster',
  'form.unreachable': '{{cluster}} (unreachable)',
  'form.namespace': 'Namespace',
  'form.namespaceHelp': 'One of those that the platform team gave to your team',
  'form.gateway': 'Gateway',
  'form.noGateway':
    'There is no Gateway in this cluster, or the portal may not see it',
  'form.choosePlace': 'Choose a cluster, a namespace and a gateway.',
  'form.poolTaken':
    "There is a pool {{pool}} in {{cluster}} already. Go back and choose another name than {{name}}, or change that model's repository.",
  'form.nameTaken':
    '{{pool}} answers to {{name}} on this gateway already. Go back and choose another model, or take another gateway.',
  'form.gatewayClosed':
    '{{gateway}} takes routes of its own namespace only. The platform team can let it take those of {{namespace}}.',
  'form.parameters': 'Parameters, billions',
  'form.precision': 'Precision',
  'form.weights.bf16': 'bf16 or fp16',
  'form.weights.fp8': 'fp8 or int8',
  'form.weights.int4': 'int4 (AWQ, GPTQ)',
  'form.contextLength': 'Longest prompt and answer together, tokens',
  'form.sequences': 'Requests at the same time, at full length',
  'form.replicas': 'Servers',
  'form.gpuMemory': 'Memory of a GPU, GiB',
  'form.memory': 'About {{total}} per server',
  'form.memoryGpus_one': 'About {{total}} per server: {{count, number}} GPU',
  'form.memoryGpus_other': 'About {{total}} per server: {{count, number}} GPUs',
  'form.memoryTooLarge':
    'About {{total}} per server: more than {{most, number}} such GPUs hold',
  'form.weightsGib':
    'Weights: {{parameters, number}} billion × {{bytes, number}} bytes = {{total}}',
  'form.kvCache':
    'KV cache: {{sequences, number}} × {{tokens, number}} tokens × {{perToken, number}} KiB = {{total}}, where a token takes about 128 KiB × (billions of parameters ÷ 8)^0.45, as in models with grouped-query attention',
  'form.overhead':
    'Everything else: 1 GiB + a tenth of the weights = {{total}}',
  'form.usable':
    'Of each GPU, {{usable}} of {{memory, number}} GiB can be used',
  'form.estimate': 'An estimate: the engine tells the truth when it starts.',
  'form.unmakeable': "This can't be made as it is",
  'form.files_one': '{{count, number}} file, and nothing made yet',
  'form.files_other': '{{count, number}} files, and nothing made yet',
} as const;
