// SPDX-License-Identifier: Apache-2.0
import type { form as english } from '../en/form';
import type { Translated } from '../Translated';

export const form: Translated<typeof english> = {
  'form.team': 'Team',
  'form.teamsUnread': 'Ihre Teams lassen sich nicht lesen',
  'form.noTeam': 'Sie können kein Modell anlegen',
  'form.noTeamHelp':
    'Das können nur Mitglieder eines Teams, dem das Plattformteam Namespaces gegeben hat. Bitten Sie es, Ihr Team unter inference.selfService.teams einzutragen.',
  'form.model': 'Modell',
  'form.servers_one':
    '{{servers}} antwortet schon auf diesen Namen. Ein Gateway braucht für jedes Modell einen anderen Namen.',
  'form.servers_other':
    '{{servers}} antworten schon auf diesen Namen. Ein Gateway braucht für jedes Modell einen anderen Namen.',
  'form.poolIn': '{{pool}} in {{cluster}}',
  'form.clustersUnread': 'Die Cluster lassen sich nicht lesen',
  'form.cluster': 'Cluster',
  'form.unreachable': '{{cluster}} (nicht erreichbar)',
  'form.namespace': 'Namespace',
  'form.namespaceHelp':
    'Einer von denen, die das Plattformteam Ihrem Team gegeben hat',
  'form.gateway': 'Gateway',
  'form.noGateway':
    'In diesem Cluster gibt es kein Gateway, oder das Portal darf es nicht sehen',
  'form.choosePlace': 'Wählen Sie Cluster, Namespace und Gateway.',
  'form.poolTaken':
    'In {{cluster}} gibt es schon einen Pool {{pool}}. Gehen Sie zurück und wählen Sie einen anderen Namen als {{name}}, oder ändern Sie das Repository jenes Modells.',
  'form.nameTaken':
    '{{pool}} antwortet an diesem Gateway schon auf {{name}}. Gehen Sie zurück und wählen Sie ein anderes Modell, oder nehmen Sie ein anderes Gateway.',
  'form.gatewayClosed':
    '{{gateway}} nimmt nur Routen seines eigenen Namespace. Das Plattformteam kann es für die von {{namespace}} öffnen.',
  'form.parameters': 'Parameter, Milliarden',
  'form.precision': 'Genauigkeit',
  'form.weights.bf16': 'bf16 oder fp16',
  'form.weights.fp8': 'fp8 oder int8',
  'form.weights.int4': 'int4 (AWQ, GPTQ)',
  'form.contextLength': 'Längste Eingabe und Antwort zusammen, Tokens',
  'form.sequences': 'Gleichzeitige Anfragen voller Länge',
  'form.replicas': 'Server',
  'form.gpuMemory': 'Speicher einer GPU, GiB',
  'form.memory': 'Etwa {{total}} je Server',
  'form.memoryGpus_one': 'Etwa {{total}} je Server: {{count, number}} GPU',
  'form.memoryGpus_other': 'Etwa {{total}} je Server: {{count, number}} GPUs',
  'form.memoryTooLarge':
    'Etwa {{total}} je Server: mehr, als {{most, number}} solche GPUs fassen',
  'form.weightsGib':
    'Gewichte: {{parameters, number}} Milliarden × {{bytes, number}} Byte = {{total}}',
  'form.kvCache':
    'KV-Cache: {{sequences, number}} × {{tokens, number}} Tokens × {{perToken, number}} KiB = {{total}}; ein Token braucht etwa 128 KiB × (Milliarden Parameter ÷ 8)^0,45, wie in Modellen mit Grouped-Query Attention',
  'form.overhead': 'Alles andere: 1 GiB + ein Zehntel der Gewichte = {{total}}',
  'form.usable':
    'Von jeder GPU sind {{usable}} von {{memory, number}} GiB nutzbar',
  'form.estimate': 'Eine Schätzung: was stimmt, sagt die Engine beim Start.',
  'form.unmakeable': 'So lässt es sich nicht anlegen',
  'form.files_one': '{{count, number}} Datei; noch ist nichts angelegt',
  'form.files_other': '{{count, number}} Dateien; noch ist nichts angelegt',
};
