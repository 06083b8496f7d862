// SPDX-License-Identifier: Apache-2.0
import { ManifestProblem } from '@inference-portal/backstage-plugin-inference-common';
import { Caller } from './Caller';
import { ClusterApi } from './ClusterApi';
import { WrittenObject } from './readObjects';

/** What a cluster says of objects that it is asked to take, without taking them. */
export interface DryRun {
  problems: ManifestProblem[];
  /** How many objects it was asked about. */
  asked: number;
  /** What was asked, or why not. */
  summary: string;
}

/** Where no cluster is named. */
export const NOT_ASKED: DryRun = {
  problems: [],
  asked: 0,
  summary: 'no cluster was named',
};

/**
 * Applies every object by a dry run, which runs the cluster's own definitions,
 * rules and admission and stores nothing. A cluster that can't be asked is no
 * problem of the files.
 */
export async function dryRunInCluster(
  cluster: string,
  objects: readonly WrittenObject[],
  caller: Caller,
): Promise<DryRun> {
  const api = new ClusterApi(cluster, caller);
  const problems: ManifestProblem[] = [];
  const notAllowed = new Set<string>();
  let asked = 0;
  for (const object of objects) {
    const outcome = await api.dryRun(object);
    switch (outcome.kind) {
      case 'unreachable':
        return {
          problems,
          asked,
          summary: `${cluster} could not be asked: ${outcome.reason}`,
        };
      case 'forbidden':
        notAllowed.add(object.kind);
        break;
      case 'refused':
        asked += 1;
        problems.push(toProblem(cluster, object, outcome));
        break;
      default:
        asked += 1;
    }
  }
  return {
    problems,
    asked,
    summary: summarize(cluster, asked, [...notAllowed]),
  };
}

function summarize(
  cluster: string,
  asked: number,
  notAllowed: string[],
): string {
  const done = `${cluster} was asked about ${asked} objects`;
  return notAllowed.length > 0
    ? `${done}; the portal may not ask about ${notAllowed.sort().join(', ')}`
    : done;
}

function toProblem(
  cluster: string,
  object: WrittenObject,
  { message, field }: { message: string; field?: string },
): ManifestProblem {
  return {
    path: object.path,
    line: object.lineOf(field),
    ...(field && { field }),
    object: `${object.kind} ${[object.namespace, object.name]
      .filter(Boolean)
      .join('/')}`,
    severity: 'error',
    title: 'The cluster would refuse this',
    detail: `${cluster}: ${message}`,
    fix: field
      ? `Change ${field} as the cluster’s definition of ${object.kind} has it.`
      : `Write the ${object.kind} as the cluster’s definition has it; where the kind is missing, install what defines it.`,
  };
}
