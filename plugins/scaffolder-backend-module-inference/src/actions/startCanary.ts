// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { RolloutWay } from '@inference-portal/backstage-plugin-inference-common';
import { nameCaller } from '@inference-portal/backstage-plugin-inference-node';
import { z } from 'zod/v3';
import { MAX_POOL_NAME } from '../build/names/toKubernetesName';
import { ownsEntity } from '../canary/readActor';
import { startPools } from '../canary/startPools';
import { startTarget } from '../canary/startTarget';
import { CanaryServices, runStep } from '../canary/StepTask';
import { writePlan } from '../canary/writePlan';
import { Caller } from '../check/Caller';
import { RepositoryFiles } from '../edit/RepositoryFiles';
import { startWayField, stepFields, stepOutput } from '../input/canaryInput';
import { adapterInput } from '../input/modelInput';
import { ENGINES } from '../input/engineInput';
import { planField } from '../input/planInput';
import { Problem, readInput } from '../input/readInput';
import { kubernetesName, plainText } from '../input/texts';
import { examples } from './startCanary.examples';

const { reason: _, onBehalfOf: __, ...fields } = stepFields;
const input = z.object({
  ...fields,
  way: startWayField.describe(
    'What is to share the requests: `rewrite` where an adapter is given, or else `pools`',
  ),
  stable: kubernetesName().describe('Pool that serves the model until now'),
  canary: stepFields.canary.describe(
    'Name of the second pool, which is new; of an adapter its own',
  ),
  adapter: adapterInput.shape.source
    .optional()
    .describe(
      'Where the servers find the LoRA adapter that the new version is: a path in the container or a Hugging Face id. It is loaded beside the model, in the same pool, and an InferenceModelRewrite shares the requests',
    ),
  servedName: plainText(256)
    .optional()
    .describe(
      'Name that clients ask for and that the adapter gets a share of; the model’s own where left out',
    ),
  weight: z
    .number()
    .int('is no whole number')
    .min(0, 'is negative')
    .max(50, 'is more than half: a new version begins with less')
    .default(0)
    .describe(
      'Share of the requests in percent that the new version begins with; 0 leaves it to testers. More sends it requests of clients before its servers are up: start at 0 and shift once it is ready',
    ),
  model: plainText(256)
    .optional()
    .describe(
      'Model that the new version loads, where it is another; the names that clients ask for stay',
    ),
  engine: z
    .enum(ENGINES)
    .optional()
    .describe(
      'Engine of the new version’s servers, where it is another: they are made as for a new model, and the second pool’s picker reads their metrics',
    ),
  gpus: z
    .number()
    .int()
    .min(0)
    .max(16, 'is more than 16: a pod runs on one node')
    .optional()
    .describe(
      'GPUs of each server of another engine; as many as the stable one has where left out',
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
  gpusConfirmed: z
    .boolean()
    .default(false)
    .describe(
      'Somebody made sure that GPUs suffice for both versions; asked for only where nodes can’t be looked up',
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
      'Puts a second version beside a model’s: a pool with servers and a picker of its own that serve the same names, a rule for testers and a weight; or, of a LoRA adapter, an InferenceModelRewrite in the same pool. Refuses, with the reason, where the gateway splits wrongly, the picker follows no rewrites, a rollout is under way, or pods would be in both pools',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => output },
    async handler(ctx) {
      const parsed = readInput(input, ctx.input, findMixed);
      const way = wayOf(parsed);
      await runStep(ctx, services, {
        step: 'start',
        input: { ...parsed, way },
        weight: parsed.weight,
        take: async (files, caller) => {
          const { notes, ...result } =
            way === 'rewrite'
              ? startTarget(files, parsed)
              : await startPools(files, caller, parsed);
          for (const note of notes) ctx.logger.info(note);
          ctx.output('notes', notes);
          const { route = parsed.route, stable = parsed.stable } = result;
          const planned = await addPlan(
            result.files,
            { ...caller, catalog: services.catalog },
            {
              ...parsed,
              ...{ way, route, stable },
              // Rules of the rewrite are not those of the route that was named.
              rule: way === 'pools' ? parsed.rule : undefined,
            },
          );
          return { ...result, files: planned, notes };
        },
      });
    },
  });
}

function wayOf({ way, adapter }: Input): RolloutWay {
  return way ?? (adapter === undefined ? 'pools' : 'rewrite');
}

/** What only one of the ways takes. */
function findMixed(parsed: Input): Problem[] {
  if (wayOf(parsed) === 'pools') {
    const { success } = kubernetesName(MAX_POOL_NAME).safeParse(parsed.canary);
    return [
      ...(success
        ? []
        : [
            {
              path: ['canary'],
              message: `is ${parsed.canary}, which is no name for a pool: write at most ${MAX_POOL_NAME} small letters, digits and hyphens, such as qwen-chat-v2`,
            },
          ]),
      ...refuse(parsed, ['adapter', 'servedName'], 'is for a rewrite only'),
      ...(parsed.engine === undefined
        ? refuse(parsed, ['gpus'], 'is for another engine only')
        : []),
    ];
  }
  return refuse(
    parsed,
    ['model', 'engine', 'gpus', 'image', 'replicas'],
    'is for a second pool only: an adapter is loaded by the servers that are there',
  );
}

function refuse(
  parsed: Input,
  names: ReadonlyArray<keyof Input>,
  message: string,
): Problem[] {
  return names
    .filter(name => parsed[name] !== undefined)
    .map(name => ({ path: [name], message }));
}

/** For whoever starts it, where the model is theirs: the plan acts for them. */
async function addPlan(
  files: RepositoryFiles,
  caller: Caller & Pick<CanaryServices, 'catalog'>,
  parsed: Input & { way: RolloutWay },
): Promise<RepositoryFiles> {
  const { plan, entityRef } = parsed;
  if (!plan || plan.steps.length === 0) return files;
  const user = nameCaller(caller.auth, caller.credentials);
  const owns =
    user.startsWith('user:') && (await ownsEntity(caller, user, entityRef));
  return writePlan(files, parsed, plan, owns ? user : undefined);
}
