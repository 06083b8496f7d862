// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { buildGateway } from '../build/buildGateway';
import { buildRoute } from '../build/buildRoute';
import { ExposurePlan } from '../build/providers/Provider';
import {
  checkGateway,
  PROVIDER_TABLE,
  versionOf,
} from '../build/providers/providerTable';
import { checkModel, toServedModel } from '../build/ServedModel';
import { toYaml } from '../build/yaml/toYaml';
import { gatewayInput } from '../input/gatewayInput';
import { modelFields } from '../input/modelInput';
import { Problem, readInput } from '../input/readInput';
import { targetFile } from '../input/targetFile';
import { kubernetesName } from '../input/texts';
import { timeoutInput } from '../input/timeoutInput';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generateRoute.examples';

const pool = z.object({
  name: kubernetesName().describe('Name of a pool of the namespace'),
  weight: z
    .number()
    .int('is no whole number')
    .min(0, 'is negative')
    .max(1_000_000, 'is more than 1,000,000')
    .default(1)
    .describe('Its share is its weight of the sum of all; 0 sends it nothing'),
});

const schema = z.object({
  ...modelFields,
  pools: z
    .array(pool)
    .min(1, 'is empty: name at least one pool')
    .max(16, 'are more than 16')
    .optional()
    .describe(
      'Pools that share the requests; the one of the model’s name where left out',
    ),
  gateway: gatewayInput.describe('Gateway that the route attaches to'),
  timeouts: timeoutInput
    .default({})
    .describe('Timeouts, where the provider reads them from the route'),
  targetPath: targetFile('route.yaml'),
});

type RouteInput = z.output<typeof schema>;

const output = z.object({
  route: z.string().describe('Route as `namespace/name`'),
  header: z.string().describe('Header that the route matches the model by'),
  file: z.string().describe('Path of the file'),
});

/** `inference:route:generate`: how requests get to a pool. */
export function createGenerateRouteAction() {
  return createTemplateAction({
    id: 'inference:route:generate',
    description:
      'Writes the route from a Gateway to a model’s pools, matched by model, and the Gateway with its certificate where asked',
    examples,
    supportsDryRun: true,
    schema: { input: () => schema, output: () => output },
    async handler(ctx) {
      const input = readInput(schema, ctx.input, checkRoute);
      const plan = planRoute(input);
      const [file] = await writeFiles(ctx.workspacePath, '.', [
        {
          path: input.targetPath,
          content: toYaml([...buildGateway(plan), buildRoute(plan)]),
        },
      ]);
      const { namespace, name } = plan.model;
      ctx.output('route', `${namespace}/${name}`);
      ctx.output('header', PROVIDER_TABLE[input.gateway.provider].modelHeader);
      ctx.output('file', file);
    },
  });
}

function planRoute(input: RouteInput): ExposurePlan {
  const { gateway } = input;
  const model = toServedModel(input);
  return {
    model,
    pools: input.pools ?? [{ name: model.name, weight: 1 }],
    gateway,
    gatewayNamespace: gateway.namespace ?? model.namespace,
    version: versionOf(gateway),
    requestSeconds: input.timeouts.requestSeconds,
  };
}

function checkRoute(input: RouteInput): Problem[] {
  const { gateway, pools = [] } = input;
  const { title, refusesSplit } = PROVIDER_TABLE[gateway.provider];
  const names = pools.map(({ name }) => name);
  const refused =
    pools.length > 1 ? refusesSplit(versionOf(gateway)) : undefined;
  return [
    ...checkModel(input),
    ...checkGateway(gateway),
    ...names.flatMap((name, index) =>
      names.indexOf(name) === index
        ? []
        : [{ path: ['pools', index, 'name'], message: `is ${name} once more` }],
    ),
    ...(pools.length > 0 && pools.every(({ weight }) => weight === 0)
      ? [
          {
            path: ['pools'],
            message:
              'have weights whose sum is 0: every request would get status 500',
          },
        ]
      : []),
    ...(refused
      ? [
          {
            path: ['pools'],
            message: `are several, which ${title} ${versionOf(
              gateway,
            )} gets wrong: ${refused}. Give each a route of its own`,
          },
        ]
      : []),
  ];
}
