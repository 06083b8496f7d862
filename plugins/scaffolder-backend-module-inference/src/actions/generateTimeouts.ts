// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { MAX_POOL_NAME } from '../build/names/toKubernetesName';
import {
  checkGateway,
  PROVIDER_TABLE,
  versionOf,
} from '../build/providers/providerTable';
import { toYaml } from '../build/yaml/toYaml';
import { gatewayInput } from '../input/gatewayInput';
import { Problem, readInput } from '../input/readInput';
import { targetFile } from '../input/targetFile';
import { kubernetesName } from '../input/texts';
import { timeoutInput } from '../input/timeoutInput';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generateTimeouts.examples';

const schema = z.object({
  name: kubernetesName(MAX_POOL_NAME).describe(
    'Name of the route and of its pool',
  ),
  namespace: kubernetesName().describe('Namespace of the route'),
  provider: gatewayInput.shape.provider,
  version: gatewayInput.shape.version,
  ...timeoutInput.shape,
  targetPath: targetFile('timeouts.yaml'),
});

type Input = z.output<typeof schema>;

const output = z.object({
  form: z
    .enum(['object', 'patch', 'none'])
    .describe(
      '`object`: an object to apply; `patch`: a patch for the route, for kustomize; `none`: nothing is needed, and no file was written',
    ),
  file: z.string().optional().describe('Path of the file'),
});

/** `inference:timeouts:generate`: how long a request may take, where the provider reads it. */
export function createGenerateTimeoutsAction() {
  return createTemplateAction({
    id: 'inference:timeouts:generate',
    description:
      'Writes the timeout of a model’s route so that long streams are not cut: a policy of its own, or a patch of the route, as the provider reads it',
    examples,
    supportsDryRun: true,
    schema: { input: () => schema, output: () => output },
    async handler(ctx) {
      const input = readInput(schema, ctx.input, checkTimeouts);
      const { form, content } = timeoutsOf(input);
      ctx.output('form', form);
      if (content !== undefined) {
        const [file] = await writeFiles(ctx.workspacePath, '.', [
          { path: input.targetPath, content },
        ]);
        ctx.output('file', file);
      }
    },
  });
}

function timeoutsOf(input: Input): {
  form: 'object' | 'patch' | 'none';
  content?: string;
} {
  const { name, namespace, requestSeconds } = input;
  const gateway = gatewayOf(input);
  const provider = PROVIDER_TABLE[gateway.provider];
  const objects = provider.timeoutObjects({
    model: { name, namespace, model: name, servedName: name, adapters: [] },
    pools: [{ name, weight: 1 }],
    gateway,
    gatewayNamespace: namespace,
    version: versionOf(gateway),
    requestSeconds,
  });
  if (objects.length > 0) {
    return { form: 'object', content: toYaml(objects) };
  }
  const value = provider.routeTimeouts(requestSeconds);
  return value
    ? {
        form: 'patch',
        content: toYaml([
          [{ op: 'add', path: '/spec/rules/0/timeouts', value }],
        ]),
      }
    : { form: 'none' };
}

function checkTimeouts(input: Input): Problem[] {
  const { noTimeouts } = PROVIDER_TABLE[input.provider];
  return [
    ...checkGateway(gatewayOf(input)).map(({ path, message }) => ({
      path: path.slice(1),
      message,
    })),
    ...(noTimeouts
      ? [{ path: ['provider'], message: `has none: ${noTimeouts}` }]
      : []),
  ];
}

function gatewayOf({ provider, version, name }: Input) {
  return { provider, version, name, create: false };
}
