// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import {
  ForwardedError,
  NotFoundError,
  ResponseError,
} from '@backstage/errors';
import {
  FINDING_CODES,
  findingId,
} from '@inference-portal/backstage-plugin-inference-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { Caller, callPlugin } from '../check/Caller';

const TIMEOUT_MS = 10_000;

const named = {
  apiVersion: z.string(),
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
};

/** What is read of a finding; see Finding of inference-common. */
const Finding = z.object({
  code: z.enum(FINDING_CODES),
  title: z.string(),
  detail: z.string(),
  subject: z.object({
    ...named,
    cluster: z.string(),
    field: z.string().optional(),
  }),
  evidence: z.array(z.object({ label: z.string(), value: z.string() })),
  remedy: z.object({
    text: z.string(),
    patch: z
      .object({
        kind: z.enum(['merge', 'strategic', 'json', 'create']),
        object: z.object(named),
        target: z.string(),
        yaml: z.string(),
      })
      .optional(),
  }),
  since: z.string(),
  git: z.object({ path: z.string().optional() }).optional(),
});
export type ReadFinding = z.output<typeof Finding>;

const Entity = z.object({ findings: z.array(Finding) });
const Shown = z.object({ yaml: z.string().optional() });

/**
 * A finding of an entity, as the user who runs the task may see it.
 *
 * @throws NotFoundError where it is not there any more
 */
export async function readFinding(
  caller: Caller,
  { entityRef, id }: { entityRef: string; id: string },
): Promise<ReadFinding> {
  const response = await callPlugin(caller, 'inference', pathOf(entityRef), {
    method: 'GET',
    timeoutMs: TIMEOUT_MS,
  });
  if (!response.ok) {
    const { cause } = await ResponseError.fromResponse(response);
    throw new ForwardedError(
      `What is wrong with ${entityRef} could not be read`,
      cause,
    );
  }
  const { findings } = Entity.parse(await response.json());
  const found = findings.find(finding => findingId(finding) === id);
  if (found) return found;
  throw new NotFoundError(
    `finding: ${entityRef} has no ${id} any more: it may have been mended, or have moved. Nothing was changed`,
  );
}

/** An object as the cluster has it now; undefined where it can't be read. */
export async function readLiveObject(
  caller: Caller,
  entityRef: string,
  object: ReadFinding['subject'],
): Promise<unknown> {
  const { cluster, apiVersion, kind, namespace, name } = object;
  const query = new URLSearchParams({
    cluster,
    apiVersion,
    objectKind: kind,
    ...(namespace && { objectNamespace: namespace }),
    objectName: name,
  });
  const response = await callPlugin(
    caller,
    'inference',
    `${pathOf(entityRef)}/object?${query}`,
    { method: 'GET', timeoutMs: TIMEOUT_MS },
  );
  if (!response.ok) {
    await response.body?.cancel();
    return undefined;
  }
  const { yaml } = Shown.parse(await response.json());
  return yaml === undefined ? undefined : parse(yaml);
}

function pathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/v1/entities/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}
