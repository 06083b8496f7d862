// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import {
  ROLLOUT_PLAN_FILE,
  RolloutPlan,
  RolloutWay,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  ParsedRolloutPlan,
  parseRolloutPlan,
} from '@inference-portal/backstage-plugin-inference-node';
import { findObjects } from '../edit/findObjects';
import { RepositoryFiles } from '../edit/RepositoryFiles';

/** Which rollout a step is of. */
export interface PlannedRollout {
  entityRef: string;
  way: RolloutWay;
  namespace: string;
  route: string;
  stable: string;
  canary: string;
}

/** Beside the file that describes the entity: a repository may hold several models. */
export function planPathOf(files: RepositoryFiles, entityRef: string): string {
  const { kind, name } = parseEntityRef(entityRef);
  const described = findObjects(files).find(
    object =>
      object.group === 'backstage.io' &&
      object.kind.toLowerCase() === kind.toLowerCase() &&
      object.name === name,
  );
  const folder = described?.path.replace(/[^/]*$/, '') ?? '';
  return `${folder}${ROLLOUT_PLAN_FILE}`;
}

/** Undefined where the repository has none. */
export function readPlan(
  files: RepositoryFiles,
  entityRef: string,
): (ParsedRolloutPlan & { path: string }) | undefined {
  const path = planPathOf(files, entityRef);
  const text = files.get(path);
  return text === undefined ? undefined : { ...parseRolloutPlan(text), path };
}

export function isPlanOf(plan: RolloutPlan, rollout: PlannedRollout): boolean {
  return (
    plan.way === rollout.way &&
    plan.namespace === rollout.namespace &&
    plan.route === rollout.route &&
    plan.stable === rollout.stable &&
    plan.canary === rollout.canary
  );
}

/**
 * Notes in the rollout's plan how it came to its end, so that nothing follows
 * from it. One that is not of this rollout, or that can't be read, stays as it is.
 */
export function endPlan(
  files: RepositoryFiles,
  rollout: PlannedRollout,
  ended: 'promoted' | 'aborted',
): RepositoryFiles {
  const found = readPlan(files, rollout.entityRef);
  if (!found?.ok || !isPlanOf(found.plan, rollout) || found.plan.ended) {
    return files;
  }
  const text = files.get(found.path) ?? '';
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const closed = text.endsWith('\n') ? text : `${text}${end}`;
  const after = `${closed}ended: ${ended}${end}`;
  const parsed = parseRolloutPlan(after);
  // Where it is written in braces there is no place for one more line.
  return parsed.ok && parsed.plan.ended === ended
    ? new Map([...files, [found.path, after]])
    : files;
}
