// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { buildObjective } from '../build/buildObjective';
import { MAX_POOL_NAME } from '../build/names/toKubernetesName';
import { toYaml } from '../build/yaml/toYaml';
import { objectiveInput } from '../input/objectiveInput';
import { PICKERS } from '../input/pickerInput';
import { readInput } from '../input/readInput';
import { targetFile } from '../input/targetFile';
import { kubernetesName } from '../input/texts';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generateObjective.examples';

const schema = z.object({
  pool: kubernetesName(MAX_POOL_NAME).describe('Pool whose requests it orders'),
  namespace: kubernetesName().describe('Namespace of the pool'),
  ...objectiveInput.shape,
  picker: z
    .enum(PICKERS)
    .default('manifests')
    .describe(
      'Endpoint picker of the pool: llm-d’s (`manifests`, `llm-d-router`) reads another group than GIE’s',
    ),
  targetPath: targetFile('objective.yaml'),
});

const output = z.object({
  header: z.string().describe('Header by which requests ask for the objective'),
  file: z.string().describe('Path of the file'),
});

/** `inference:objective:generate`: how important some requests of a pool are. */
export function createGenerateObjectiveAction() {
  return createTemplateAction({
    id: 'inference:objective:generate',
    description:
      'Writes an InferenceObjective, in the group that the pool’s endpoint picker reads',
    examples,
    supportsDryRun: true,
    schema: { input: () => schema, output: () => output },
    async handler(ctx) {
      const input = readInput(schema, ctx.input);
      const { pool, namespace, picker } = input;
      const objective = buildObjective(
        { name: pool, namespace },
        picker,
        input,
      );
      const [file] = await writeFiles(ctx.workspacePath, '.', [
        { path: input.targetPath, content: toYaml([objective]) },
      ]);
      ctx.output(
        'header',
        picker === 'gie'
          ? 'x-gateway-inference-objective'
          : 'x-llm-d-inference-objective',
      );
      ctx.output('file', file);
    },
  });
}
