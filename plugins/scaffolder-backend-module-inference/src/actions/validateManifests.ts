// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ManifestProblem } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod/v3';
import { checkByRules } from '../check/checkByRules';
import { checkBySchema } from '../check/checkBySchema';
import { ClusterDefinitions } from '../check/ClusterDefinitions';
import { dryRunInCluster, NOT_ASKED } from '../check/dryRunInCluster';
import { formatProblem } from '../check/formatProblem';
import { readObjects } from '../check/readObjects';
import { PROVIDER_TABLE } from '../build/providers/providerTable';
import { PROVIDERS } from '../input/gatewayInput';
import { readInput } from '../input/readInput';
import { targetFolder } from '../input/targetFile';
import { kubernetesName } from '../input/texts';
import { readManifestFiles } from '../workspace/readManifestFiles';
import { examples } from './validateManifests.examples';

const schema = z.object({
  targetPath: targetFolder(),
  cluster: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .describe(
      'Cluster that the manifests are for: what it has counts, and it is asked by a dry run whether it would take them',
    ),
  gateway: z
    .object({
      name: kubernetesName().describe('Name of the Gateway'),
      namespace: kubernetesName().describe('Namespace of the Gateway'),
      provider: z.enum(PROVIDERS).describe('Who makes the Gateway work'),
    })
    .optional()
    .describe(
      'Gateway that exists although the files do not have it; needed only without a cluster',
    ),
  failOn: z
    .enum(['error', 'warning', 'info', 'never'])
    .default('warning')
    .describe('Least severity that fails the step'),
});

const problem = z.object({
  path: z.string().describe('File, below the folder that was checked'),
  line: z.number().describe('Line in the file, from 1'),
  field: z
    .string()
    .optional()
    .describe('Field such as spec.targetPorts[0].number'),
  object: z.string().optional().describe('Object such as InferencePool chat/a'),
  severity: z.enum(['error', 'warning', 'info']).describe('How bad it is'),
  code: z
    .string()
    .optional()
    .describe('Which of the portal’s own rules found it; see docs/findings'),
  title: z.string().describe('The problem in a few words'),
  detail: z.string().describe('What is wrong, with names and values'),
  fix: z.string().describe('What to do about it'),
});

const output = z.object({
  objects: z.number().describe('Objects that were checked'),
  problems: z.array(problem).describe('What is wrong, worst first'),
  level: z
    .enum(['rules', 'definitions', 'dry run'])
    .describe(
      'How far the check came: the portal’s own rules, the cluster’s definitions too, or a dry run as well',
    ),
  definitions: z
    .string()
    .describe(
      'What was held against the cluster’s definitions, or why it was not',
    ),
  dryRun: z.string().describe('What the cluster was asked, or why it was not'),
});

const SEVERITIES = ['error', 'warning', 'info'];

/** `inference:manifests:validate`: what is wrong with manifests before they are applied. */
export function createValidateManifestsAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'inference:manifests:validate',
    description:
      'Checks manifests by the portal’s own rules, then by the target cluster’s own definitions and, where that is allowed, by a dry run there. Names file, line, field and fix of every problem, and how far the check came',
    examples,
    supportsDryRun: true,
    schema: { input: () => schema, output: () => output },
    async handler(ctx) {
      const input = readInput(schema, ctx.input);
      const { cluster, gateway } = input;
      const files = await readManifestFiles(
        ctx.workspacePath,
        input.targetPath,
      );
      const caller = {
        ...services,
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      };
      const checked = await checkByRules(
        {
          files,
          ...(cluster && { cluster }),
          ...(gateway && {
            gateways: [
              {
                name: gateway.name,
                namespace: gateway.namespace,
                controller: PROVIDER_TABLE[gateway.provider].controller,
              },
            ],
          }),
        },
        caller,
      );
      const objects = readObjects(files);
      const bySchema =
        cluster === undefined
          ? undefined
          : await checkBySchema(
              cluster,
              objects,
              new ClusterDefinitions(cluster, caller),
            );
      // What its definitions refuse, a cluster need not be asked.
      const dryRun =
        cluster === undefined || bySchema === undefined
          ? NOT_ASKED
          : await dryRunInCluster(
              cluster,
              objects.filter(object => !bySchema.wrong.has(object)),
              caller,
            );
      const definitions = bySchema?.summary ?? NOT_ASKED.summary;
      const problems = [
        ...checked.problems,
        ...(bySchema?.problems ?? []),
        ...dryRun.problems,
      ].sort(
        (a, b) =>
          SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
      );
      for (const found of problems) {
        ctx.logger.warn(formatProblem(found));
      }
      ctx.logger.info(
        `Checked ${checked.objects} objects by the portal’s rules; definitions: ${definitions}; dry run: ${dryRun.summary}`,
      );
      ctx.output('objects', checked.objects);
      ctx.output('problems', problems);
      ctx.output('level', levelOf(bySchema?.judged ?? 0, dryRun.asked));
      ctx.output('definitions', definitions);
      ctx.output('dryRun', dryRun.summary);
      failOver(problems, input.failOn);
    },
  });
}

function levelOf(judged: number, asked: number) {
  if (asked > 0) return 'dry run';
  return judged > 0 ? 'definitions' : 'rules';
}

function failOver(problems: ManifestProblem[], failOn: string): void {
  const fatal = problems.filter(
    ({ severity }) =>
      SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn),
  );
  if (fatal.length > 0) {
    throw new InputError(
      `${
        fatal.length === 1 ? 'A problem was' : `${fatal.length} problems were`
      } found:\n${fatal.map(formatProblem).join('\n')}`,
    );
  }
}
