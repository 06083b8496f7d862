// SPDX-License-Identifier: Apache-2.0
import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { FindingPatch } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod/v3';
import { Caller } from '../check/Caller';
import { applyFix } from '../edit/fix/applyFix';
import { ReadFinding, readFinding, readLiveObject } from '../fix/readFinding';
import { entityRefField } from '../input/canaryInput';
import { editOutput } from '../input/poolInput';
import { readInput } from '../input/readInput';
import { targetFolder } from '../input/targetFile';
import { judgeOwnership } from '../placement/judgeOwnership';
import { readSelfService } from '../placement/readSelfService';
import { readEditable, writeEdited } from '../workspace/editRepository';
import { examples } from './fixFinding.examples';

const input = z.object({
  entityRef: entityRefField.describe(
    'Entity of the model. Whoever runs the task must be allowed to see what is wrong with it',
  ),
  finding: z
    .string()
    .max(1_000)
    .regex(
      /^[a-z-]+\/[^/]/,
      'is no finding: open the form from the finding on the model’s page',
    )
    .describe(
      'Which finding: code, cluster, kind, namespace, name and field of what it is about, as findingId of the common package writes them',
    ),
  shared: z
    .enum(['refuse', 'change'])
    .default('refuse')
    .describe(
      'What becomes of overlays of other clusters that have the same lines from a base: `change` changes them too',
    ),
  targetPath: targetFolder(),
});

/** `inference:finding:fix`: applies the patch of a finding to the repository in the workspace. */
export function createFixFindingAction(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'inference:finding:fix',
    description:
      'Applies the patch of a finding to the file that holds the object, in the repository in the workspace: only the lines that change, for the overlay of its cluster. Refuses, with the reason, where the repository doesn’t have the object, or another one than the patch was made for',
    examples,
    supportsDryRun: true,
    schema: { input: () => input, output: () => z.object(editOutput) },
    async handler(ctx) {
      const { entityRef, finding, shared, targetPath } = readInput(
        input,
        ctx.input,
      );
      const caller: Caller = {
        ...services,
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      };
      const selfService = await readSelfService(caller);
      const found = await readFinding(caller, { entityRef, id: finding });
      const { subject, git } = found;
      const patch = requirePatch(found);
      judgeOwnership(namespaceOf(patch), selfService);
      const before = await readEditable(ctx.workspacePath, targetPath);
      const after = applyFix(before, {
        patch,
        subject,
        folder: git?.path,
        shared,
        ...(patch.kind === 'json' && {
          live: await readLiveObject(caller, entityRef, {
            ...patch.object,
            cluster: subject.cluster,
          }),
        }),
      });
      const { written } = await writeEdited(ctx.workspacePath, targetPath, {
        before,
        after,
      });
      const changed = written.length > 0;
      const told = describeFix(found, patch, changed);
      ctx.logger.info(told.title);
      ctx.output('changed', changed);
      ctx.output(
        'files',
        written.map(({ path }) => path),
      );
      ctx.output('deleted', []);
      ctx.output('branch', branchOf(found, patch));
      ctx.output('title', told.title);
      ctx.output('description', told.description);
      ctx.output('cluster', subject.cluster);
    },
  });
}

function requirePatch({ code, remedy }: ReadFinding): FindingPatch {
  if (remedy.patch) return remedy.patch;
  throw new InputError(
    `finding: no patch is known for this ${code}. What to do: ${remedy.text}`,
  );
}

function namespaceOf({ object, target }: FindingPatch): string {
  if (object.namespace !== undefined) return object.namespace;
  throw new NotAllowedError(
    `finding: ${target} is the whole cluster’s and no team’s. Ask the platform team`,
  );
}

function describeFix(
  { code, title, detail, subject, evidence, remedy, since }: ReadFinding,
  { target }: FindingPatch,
  changed: boolean,
): { title: string; description: string } {
  if (!changed) {
    return {
      title: `The repository has it already: ${target}`,
      description: `The repository says of ${target} what the patch of \`${code}\` would make of it, and ${subject.cluster} does not have it yet: see whether what is in Git is applied there.`,
    };
  }
  return {
    title: `Mend ${target}: ${code}`,
    description: [
      `${title}. ${detail}`,
      `What mends it: ${remedy.text}`,
      evidence.map(({ label, value }) => `- ${label}: ${value}`).join('\n'),
      `\`${code}\` in ${subject.cluster} since ${since}.`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  };
}

function branchOf({ code }: ReadFinding, { object }: FindingPatch): string {
  return `fix-${code}-${object.name}`.replace(/[^A-Za-z0-9-]+/g, '-');
}
