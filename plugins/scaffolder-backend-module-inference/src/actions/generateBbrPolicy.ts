// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { buildBodyBasedRouting } from '../build/buildBodyBasedRouting';
import { ARGO_NAMESPACE } from '../build/gitops/chartFiles';
import { buildArgoChart } from '../build/gitops/buildArgoCd';
import { buildHelmRelease } from '../build/gitops/buildFlux';
import { toKubernetesName } from '../build/names/toKubernetesName';
import { checkGateway, PROVIDER_TABLE } from '../build/providers/providerTable';
import { Manifest, toYaml } from '../build/yaml/toYaml';
import { gatewayInput } from '../input/gatewayInput';
import { Problem, readInput } from '../input/readInput';
import { targetFile } from '../input/targetFile';
import { kubernetesName, plainText } from '../input/texts';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './generateBbrPolicy.examples';

const schema = z.object({
  gateway: gatewayInput
    .pick({ provider: true, version: true, name: true })
    .extend({
      namespace: kubernetesName().describe('Namespace of the Gateway'),
    })
    .describe('Gateway that reads the bodies'),
  models: z
    .array(
      z.object({
        servedName: plainText(256).describe('Name that routes match'),
        adapters: z
          .array(plainText(128))
          .max(32)
          .default([])
          .describe('Names of its adapters, which its pool serves too'),
      }),
    )
    .min(1, 'is empty: name at least one model')
    .max(64, 'are more than 64')
    .describe('Every model that is served through the Gateway'),
  contextLength: z
    .number()
    .int()
    .min(256)
    .max(10_000_000)
    .optional()
    .describe(
      'Longest prompt of them, in tokens: the gateway has to hold its body',
    ),
  tool: z
    .enum(['flux', 'argocd'])
    .default('flux')
    .describe('What a chart is written for, where the provider needs one'),
  targetPath: targetFile('body-based-routing.yaml'),
});

type BbrInput = z.output<typeof schema>;

const output = z.object({
  header: z.string().describe('Header that routes match the model by'),
  file: z.string().describe('Path of the file'),
});

/** `inference:bbrPolicy:generate`: what reads the model from a request's body before it is routed. */
export function createGenerateBbrPolicyAction() {
  return createTemplateAction({
    id: 'inference:bbrPolicy:generate',
    description:
      'Writes what reads the model from the body into a header: a policy of agentgateway, or the body-based router of GIE for Istio and GKE',
    examples,
    supportsDryRun: true,
    schema: { input: () => schema, output: () => output },
    async handler(ctx) {
      const input = readInput(schema, ctx.input, checkBbr);
      const [file] = await writeFiles(ctx.workspacePath, '.', [
        { path: input.targetPath, content: toYaml(manifestsOf(input)) },
      ]);
      ctx.output('header', PROVIDER_TABLE[input.gateway.provider].modelHeader);
      ctx.output('file', file);
    },
  });
}

function manifestsOf({
  gateway,
  models,
  contextLength,
  tool,
}: BbrInput): Manifest[] {
  const { namespace } = gateway;
  const { manifests, charts } = buildBodyBasedRouting(
    {
      gateway: { ...gateway, create: false },
      gatewayNamespace: namespace,
      contextLength,
    },
    models.map(({ servedName, adapters }) => ({
      name: toKubernetesName(servedName) ?? 'model',
      namespace,
      model: servedName,
      servedName,
      adapters: adapters.map(name => ({ name, source: name })),
    })),
  );
  return [
    ...manifests,
    ...charts.flatMap(chart =>
      tool === 'flux'
        ? buildHelmRelease(chart)
        : [buildArgoChart({ namespace: ARGO_NAMESPACE }, chart)],
    ),
  ];
}

function checkBbr({ gateway, models }: BbrInput): Problem[] {
  const { title, bodyBasedRouting } = PROVIDER_TABLE[gateway.provider];
  const all = models.flatMap(({ servedName, adapters }, index) => [
    { name: servedName, path: ['models', index, 'servedName'] },
    ...adapters.map((name, at) => ({
      name,
      path: ['models', index, 'adapters', at],
    })),
  ]);
  const seen = new Set<string>();
  const doubles = all.filter(({ name }) => seen.size === seen.add(name).size);
  return [
    ...checkGateway({ ...gateway, create: false }),
    ...(bodyBasedRouting === 'built-in'
      ? [
          {
            path: ['gateway', 'provider'],
            message: `is ${title}, which sets its header itself: nothing has to be written`,
          },
        ]
      : []),
    ...(bodyBasedRouting === 'client'
      ? [
          {
            path: ['gateway', 'provider'],
            message: `is ${title}, which reads no bodies before it routes: clients send the header themselves`,
          },
        ]
      : []),
    ...doubles.map(({ name, path }) => ({
      path,
      message: `is ${name} once more: a name leads to one model`,
    })),
  ];
}
