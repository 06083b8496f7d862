// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { MAX_POOL_NAME } from '../build/names/toKubernetesName';
import { decideStep } from '../canary/decideStep';
import { judgeProvider } from '../canary/judgeProvider';
import { readRule } from '../canary/readRule';
import { ownsEntity } from '../canary/readActor';
import { nameInitiator } from '../canary/nameInitiator';
import { CanaryServices, runStep, StepResult } from '../canary/StepTask';
import { writePlan } from '../canary/writePlan';
import { Caller } from '../check/Caller';
import { startCanary } from '../edit/canary/startCanary';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { stepFields, stepOutput } from '../input/canaryInput';
import { planField } from '../input/planInput';
import { readInput } from '../input/readInput';
import { kubernetesName, plainText } from '../input/texts';
import { readSelfService } from '../placement/readSelfService';
import { examples } from './startCanary.examples';

const { reason: _, onBehalfOf: __, ...fields } = stepFields;
const input = z.object({
  ...fields,
  canary: kubernetesName(MAX_POOL_NAME).describe(
    'Name of the second pool, which is new',
  ),
  weight: z
    .number()
    .int('is no whole number')
    .min(0, 'is negative')
    .max(50, 'is more than half: a new version begins with less')
    .default(0)
    .describe(
      'Share of the requests in percent that the new version begins with; 0 leaves it to testers',
    ),
  model: plainText(256)
    .optional()
    .describe(
      'Model that the new version loads, where it is another; the names that clients ask for stay',
    ),
  image: plainText(512)
    .optional()
    .describe('Image of the new version’s servers, where it is another'),
  extraArgs: z
    .array(plainText(1_000))
    .max(32, 'are more than 32')
    .default([])
    .describe(
      'Arguments of the new version’s servers, behind those of the stable one',
    ),
  replicas: z
    .number()
    .int('is no whole number')
    .min(1)
    .max(1_000)
    .optional()
    .describe(
      'Servers of the new version; as many as the stable one has where left out',
    ),
  testHeader: z
    .string()
    .max(63)
    .regex(/^[A-Za-z0-9-]+$/, 'is no name of a header')
    .default('x-model-version')
    .describe(
      'Header by which testers get the new version whatever the weights; its value is the name of the pool',
    ),
  plan: planField,
});
type Input = z.output<typeof input>;

const output = z.object({
  ...stepOutput,
  notes: z.array(z.string()).describe('What a person has to know or to do'),
});

/** `inference:canary:start`: a second version beside a model’s pool. */
export function createStartCanaryAction(services: CanaryServices) {
  return createTemplateAction({
    id: 'inference:canary:start',
    description:
      'Puts a second pool beside a model’s, with servers and a picker of its own that serve the same names, a rule for testers, and a weight. Refuses, with the reason, where the gateway splits wrongly, a rollout is under way, or pods would be in both pools',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const parsed = readInput(input, ctx.input);
      await runStep(ctx, services, {
        step: 'start',
        input: parsed,
        weight: parsed.weight,
        take: async (files, caller) => {
          const { notes, ...result } = await start(
            files,
            { ...caller, catalog: services.catalog },
            parsed,
          );
          for (const note of notes) ctx.logger.info(note);
          ctx.output('notes', notes);
          return { ...result, notes };
        },
      });
    },
  });
}

async function start(
  files: RepositoryFiles,
  caller: Caller & Pick<CanaryServices, 'catalog'>,
  parsed: Input,
): Promise<StepResult & { notes: string[] }> {
  const { namespace, route, stable, canary, weight, overlay } = parsed;
  const rule = readRule(files, parsed);
  const decision = decideStep({
    step: 'start',
    backends: rule.backends,
    stable,
    canary,
    percent: weight,
  });
  const { clusters } = await readSelfService(caller);
  const provider = judgeProvider(rule.gateways, clusters);
  const refusals = [
    ...(decision.ok ? [] : [decision.refusal]),
    ...provider.refusals,
  ];
  if (!decision.ok || refusals.length > 0) {
    throw new ConflictError(
      `${namespace}/${route}, rule ${rule.index}: ${refusals.join(
        '; ',
      )}. Nothing was changed`,
    );
  }
  const { model, image, extraArgs, replicas, testHeader } = parsed;
  const { files: after, notes } = startCanary(files, {
    route: { kind: 'HTTPRoute', namespace, name: route },
    rule: rule.index,
    overlay,
    stable: { namespace, name: stable },
    canary,
    weights: decision.after,
    testHeader,
    changes: { model, image, extraArgs, replicas },
  });
  return {
    step: 'start',
    before: decision.before,
    after: decision.after,
    files: await addPlan(after, caller, parsed),
    notes: [
      `Testers get ${canary} by the header \`${testHeader}: ${canary}\`, whatever the weights.`,
      ...notes,
      ...provider.notes,
    ],
  };
}

/** For whoever starts it, where the model is theirs: the plan acts for them. */
async function addPlan(
  files: RepositoryFiles,
  caller: Caller & Pick<CanaryServices, 'catalog'>,
  parsed: Input,
): Promise<RepositoryFiles> {
  const { plan, entityRef } = parsed;
  if (!plan || plan.steps.length === 0) return files;
  const user = nameInitiator(caller.auth, caller.credentials);
  const owns =
    user.startsWith('user:') && (await ownsEntity(caller, user, entityRef));
  return writePlan(files, parsed, plan, owns ? user : undefined);
}
