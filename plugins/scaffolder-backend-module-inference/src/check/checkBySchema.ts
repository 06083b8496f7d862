// SPDX-License-Identifier: Apache-2.0
import { ManifestProblem } from '@inference-portal/backstage-plugin-inference-common';
import { ErrorObject } from 'ajv';
import { ClusterDefinitions } from './ClusterDefinitions';
import { WrittenObject } from './readObjects';

/** What a cluster's own definitions say of objects. */
export interface SchemaCheck {
  problems: ManifestProblem[];
  /** Objects with a problem, which need not be asked about once more. */
  wrong: Set<WrittenObject>;
  /** How many objects were held against a definition. */
  judged: number;
  /** Why the others were not. */
  summary: string;
}

/** Holds every object against the definition of its kind; a kind that the cluster has not is left to the dry run to tell. */
export async function checkBySchema(
  cluster: string,
  objects: readonly WrittenObject[],
  definitions: Pick<ClusterDefinitions, 'judge'>,
): Promise<SchemaCheck> {
  const problems: ManifestProblem[] = [];
  const wrong = new Set<WrittenObject>();
  const missing = new Set<string>();
  let judged = 0;
  // At once, so that the documents of all groups are fetched side by side.
  const judgements = await Promise.all(
    objects.map(
      async object => [object, await definitions.judge(object)] as const,
    ),
  );
  for (const [object, judgement] of judgements) {
    if (judgement.kind === 'unreachable') {
      return {
        problems,
        wrong,
        judged,
        summary: `the definitions of ${cluster} could not be read: ${judgement.reason}`,
      };
    }
    if (judgement.kind === 'undefined') {
      missing.add(`${object.kind} of ${object.apiVersion}`);
    } else {
      judged += 1;
      const found = toProblems(cluster, object, judgement.errors);
      if (found.length > 0) wrong.add(object);
      problems.push(...found);
    }
  }
  const done = `${judged} objects were held against the definitions of ${cluster}`;
  return {
    problems,
    wrong,
    judged,
    summary:
      missing.size > 0
        ? `${done}; it has none for ${[...missing].sort().join(', ')}`
        : done,
  };
}

/** One problem per field: of alternatives that all fail, the first says most. */
function toProblems(
  cluster: string,
  object: WrittenObject,
  errors: readonly ErrorObject[],
): ManifestProblem[] {
  const byField = new Map<string, ManifestProblem>();
  for (const error of errors) {
    const { field, message, fix } = describeError(error);
    if (!byField.has(field)) {
      byField.set(field, {
        path: object.path,
        line: object.lineOf(field),
        ...(field && { field }),
        object: `${object.kind} ${[object.namespace, object.name]
          .filter(Boolean)
          .join('/')}`,
        severity: 'error',
        title: 'The cluster’s definition has it otherwise',
        detail: `${field || object.kind} ${message}, by the definition of ${
          object.kind
        } in ${cluster}.`,
        fix,
      });
    }
  }
  return [...byField.values()];
}

function describeError({
  instancePath,
  keyword,
  params,
  message,
}: ErrorObject) {
  const field = toField(instancePath);
  switch (keyword) {
    case 'additionalProperties': {
      const own = [field, params.additionalProperty].filter(Boolean).join('.');
      return {
        field: own,
        message: 'is no field that is known there',
        fix: `Take ${own} away, or correct its name.`,
      };
    }
    case 'required': {
      const own = [field, params.missingProperty].filter(Boolean).join('.');
      return {
        field: own,
        message: 'is missing',
        fix: `Write ${own}.`,
      };
    }
    case 'enum':
      return {
        field,
        message: 'is none of the values that are known',
        fix: `Write one of ${params.allowedValues.join(', ')}.`,
      };
    default:
      return {
        field,
        message: message ?? 'is wrong',
        fix: `Change ${field || 'it'} so that it ${(
          message ?? 'is right'
        ).replace(/^must /, 'is to ')}.`,
      };
  }
}

/** `spec.targetPorts[0].number` of `/spec/targetPorts/0/number` */
function toField(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part, index) =>
      /^\d+$/.test(part) ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`,
    )
    .join('');
}
