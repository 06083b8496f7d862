// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { ENGINE_TABLE } from '../build/engines/engineTable';
import { chartFiles } from '../build/gitops/chartFiles';
import { MAX_POOL_NAME } from '../build/names/toKubernetesName';
import { buildPicker } from '../build/pickers/buildPicker';
import { pickerName, PickerPlan } from '../build/pickers/PickerPlan';
import {
  checkGateway,
  failureModeOf,
  PROVIDER_TABLE,
} from '../build/providers/providerTable';
import { toYaml } from '../build/yaml/toYaml';
import { ENGINES } from '../input/engineInput';
import { gatewayInput } from '../input/gatewayInput';
import { pickerInput } from '../input/pickerInput';
import { Problem, readInput } from '../input/readInput';
import { targetFolder } from '../input/targetFile';
import { kubernetesName, port } from '../input/texts';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generatePool.examples';

const schema = z.object({
  name: kubernetesName(MAX_POOL_NAME).describe(
    'Name of the pool and, where a chart makes it, of the release: they have to be the same',
  ),
  namespace: kubernetesName().describe('Namespace of pool, picker and servers'),
  engine: z
    .enum(ENGINES)
    .describe('Engine of the servers, whose metrics the picker reads'),
  ports: z
    .array(port())
    .min(1, 'is empty: a pool has at least one port')
    .max(8, 'are more than 8, which is as many as a pool takes')
    .optional()
    .describe(
      'Ports of a server, one for each rank of data parallelism; the usual one of the engine where left out',
    ),
  servers: z
    .number()
    .int()
    .min(1)
    .max(1024)
    .default(2)
    .describe('Servers that the picker is sized for'),
  hasRoles: z
    .boolean()
    .default(false)
    .describe('Whether there are prefill and decode servers'),
  picker: pickerInput.default({}).describe('Endpoint picker'),
  provider: gatewayInput.shape.provider,
  providerVersion: gatewayInput.shape.version,
  tool: z
    .enum(['none', 'flux', 'argocd'])
    .default('none')
    .describe(
      'What a chart is written for: values for helm, a HelmRelease or an Application',
    ),
  targetPath: targetFolder(),
});

type PoolInput = z.output<typeof schema>;

const output = z.object({
  pool: z.string().describe('Pool as `namespace/name`'),
  picker: z.string().describe('Name of the picker’s Service'),
  files: z.array(z.string()).describe('Paths of all files'),
});

/** `inference:pool:generate`: a pool and its endpoint picker. */
export function createGeneratePoolAction() {
  return createTemplateAction({
    id: 'inference:pool:generate',
    description:
      'Writes an InferencePool and its endpoint picker, sized for its servers: as plain objects or for the chart of llm-d or GIE',
    examples,
    supportsDryRun: true,
    schema: { input: () => schema, output: () => output },
    async handler(ctx) {
      const input = readInput(schema, ctx.input, checkPool);
      const plan = planPool(input);
      const { manifests, charts } = buildPicker(plan);
      const files = await writeFiles(ctx.workspacePath, input.targetPath, [
        ...(manifests.length > 0
          ? [{ path: 'pool.yaml', content: toYaml(manifests) }]
          : []),
        ...charts.flatMap(chart => chartFiles(chart, input.tool)),
      ]);
      ctx.output('pool', `${input.namespace}/${input.name}`);
      ctx.output('picker', pickerName(plan.model));
      ctx.output('files', files);
    },
  });
}

function planPool(input: PoolInput): PickerPlan {
  const { name, namespace } = input;
  const engine = ENGINE_TABLE[input.engine];
  return {
    model: { name, namespace, model: name, servedName: name, adapters: [] },
    input: input.picker,
    engine,
    provider: PROVIDER_TABLE[input.provider],
    failureMode: failureModeOf(gatewayOf(input), input.picker),
    ports: input.ports ?? [engine.port],
    endpoints: input.servers,
    hasRoles: input.hasRoles,
  };
}

function checkPool(input: PoolInput): Problem[] {
  const { ports = [], hasRoles, picker } = input;
  return [
    ...ports.flatMap((number, index) =>
      ports.indexOf(number) === index
        ? []
        : [{ path: ['ports', index], message: `is ${number} once more` }],
    ),
    ...(hasRoles && picker.kind === 'gie'
      ? [{ path: ['hasRoles'], message: 'is not for GIE’s picker' }]
      : []),
    ...checkGateway(gatewayOf(input), picker).map(({ path, message }) => ({
      path:
        path[0] === 'gateway'
          ? [path[1] === 'version' ? 'providerVersion' : 'provider']
          : path,
      message,
    })),
  ];
}

function gatewayOf({ provider, providerVersion, name }: PoolInput) {
  return { provider, version: providerVersion, name, create: false };
}
