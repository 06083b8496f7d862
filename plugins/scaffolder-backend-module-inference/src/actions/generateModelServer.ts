// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { buildModelServer, serverNames } from '../build/buildModelServer';
import { checkEngine, planServer } from '../build/engines/engineTable';
import { checkModel, selectorOf, toServedModel } from '../build/ServedModel';
import { toYaml } from '../build/yaml/toYaml';
import { engineInput } from '../input/engineInput';
import { modelFields } from '../input/modelInput';
import { readInput } from '../input/readInput';
import { targetFile } from '../input/targetFile';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generateModelServer.examples';

const schema = z.object({
  ...modelFields,
  engine: engineInput.describe('Model servers'),
  targetPath: targetFile('model-server.yaml'),
});

const output = z.object({
  name: z.string().describe('Name of the model’s pool'),
  deployments: z.array(z.string()).describe('Names of the Deployments'),
  selector: z
    .record(z.string())
    .describe('Labels by which a pool selects the servers'),
  port: z.number().describe('Port of the API'),
  file: z.string().describe('Path of the file'),
});

/** `inference:modelServer:generate`: the servers of a model. */
export function createGenerateModelServerAction() {
  return createTemplateAction({
    id: 'inference:modelServer:generate',
    description:
      'Writes the Deployment of a model’s servers, with pinned image, probes, volumes and the labels that endpoint pickers read',
    examples,
    supportsDryRun: true,
    schema: { input: () => schema, output: () => output },
    async handler(ctx) {
      const input = readInput(schema, ctx.input, raw => [
        ...checkModel(raw),
        ...checkEngine(raw.engine, raw),
      ]);
      const model = toServedModel(input);
      const plan = planServer(model, input.engine);
      const [file] = await writeFiles(ctx.workspacePath, '.', [
        { path: input.targetPath, content: toYaml(buildModelServer(plan)) },
      ]);
      ctx.output('name', model.name);
      ctx.output('deployments', serverNames(plan));
      ctx.output('selector', selectorOf(model));
      ctx.output('port', plan.port);
      ctx.output('file', file);
    },
  });
}
