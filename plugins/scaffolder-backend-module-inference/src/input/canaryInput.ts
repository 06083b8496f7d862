// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { editOutput } from './poolInput';
import { targetFolder } from './targetFile';
import { kubernetesName, plainText } from './texts';

export const entityRefField = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z]+:[\w.-]+\/[\w.-]+$/,
    'is no reference of an entity: write it as component:default/qwen-chat',
  )
  .describe(
    'Entity of the model. Whoever runs the task must be allowed to change its rollouts, by inference.rollout.update',
  );

export const onBehalfOfField = z
  .string()
  .max(200)
  .regex(
    /^(user|group):[\w.-]+\/[\w.-]+$/,
    'is nobody: write it as user:default/chloe',
  )
  .optional()
  .describe(
    'For whom the portal takes the step by the model’s rollout.yaml. Nobody else may set it',
  );

/** What shares the requests between two versions. */
export const WAYS = ['pools', 'rewrite'] as const;

const wayField = z
  .enum(WAYS)
  .describe(
    'What shares the requests: `pools`, an HTTPRoute with two pools, or `rewrite`, an InferenceModelRewrite between models and adapters of one pool',
  );

/** A pool, or a model that a pool serves. */
const versionName = () =>
  plainText(128).regex(/^[^=,]*$/, 'has a sign that no name of a model has');

/** Which rollout of which entity. */
export const rolloutFields = {
  way: wayField.default('pools'),
  entityRef: entityRefField,
  cluster: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe(
      'Only cluster whose verdict counts. Left out, the worst of all clusters that have the rollout does',
    ),
  namespace: kubernetesName().describe('Namespace of the route and the pools'),
  route: kubernetesName().describe(
    'Name of the HTTPRoute, or of the InferenceModelRewrite',
  ),
  stable: versionName().describe(
    'Pool that serves the model until now; by a rewrite the model or adapter that does',
  ),
  canary: versionName().describe(
    'Pool of the new version; by a rewrite its model or adapter',
  ),
};

export const reasonField = z
  .string()
  .min(3, 'is too short to tell anybody anything')
  .max(500)
  .regex(/^.*$/, 'is more than one line')
  .optional()
  .describe(
    'Why it shall go on where the verdict is insufficient; stands in the commit, the pull request and the audit log',
  );

/** To start, what differs tells the way. */
export const startWayField = wayField.optional();

/** What every step of a rollout takes beside its own. */
export const stepFields = {
  ...rolloutFields,
  rule: z
    .number()
    .int('is no whole number')
    .min(0)
    .max(15)
    .optional()
    .describe(
      'Position of the rule, from 0, where several rules of the route have these pools',
    ),
  overlay: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Folder of the overlay, such as overlays/prod-eu, where its weights are its own',
    ),
  reason: reasonField,
  onBehalfOf: onBehalfOfField,
  targetPath: targetFolder(),
  changesPath: z
    .string()
    .max(512)
    .optional()
    .describe(
      'Folder below the workspace that the changed files are copied to, for actions that publish a folder: so a file that somebody else changed meanwhile is not put back',
    ),
  repository: z
    .object({
      owner: z
        .string()
        .regex(
          /^group:default\/[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
          'is no group: write it as group:default/team-chat',
        )
        .describe('As inference:repo:fetch puts it out'),
      name: kubernetesName().describe('As inference:repo:fetch puts it out'),
    })
    .optional()
    .describe(
      'Repository on the portal’s own Git: an open change of somebody else is a conflict then',
    ),
};

const weight = (whose: string) =>
  z
    .number()
    .int('is no whole number')
    .min(0)
    .max(1_000_000)
    .describe(`Of the ${whose}, once it is applied`);

/** What a step comes to, for whoever sees its weights later. */
export const askedStep = z.object({
  way: wayField.optional(),
  route: kubernetesName()
    .optional()
    .describe('Name of the HTTPRoute, or of the InferenceModelRewrite'),
  versions: z
    .object({
      namespace: z.string().max(63).describe('Of both'),
      stable: z.string().max(256).describe('Serves the model until now'),
      canary: z.string().max(256).describe('The new version'),
    })
    .describe('Pools, or models and adapters of a rewrite'),
  weights: z
    .object({ stable: weight('stable one'), canary: weight('new version') })
    .describe('As the change writes them'),
  verdict: z
    .enum(['pass', 'fail', 'insufficient'])
    .optional()
    .describe('By which it was taken; left out where it needed none'),
  reason: reasonField,
});

export const stepOutput = {
  ...editOutput,
  message: z.string().describe('Message for the commit'),
  expectedHead: z
    .string()
    .describe(
      'For inference:repo:proposeLocal; empty where no repository was named',
    ),
  verdict: z
    .string()
    .describe('pass, fail or insufficient; empty where none was needed'),
  asked: askedStep
    .optional()
    .describe('For inference:canary:record; left out where no weights change'),
};
