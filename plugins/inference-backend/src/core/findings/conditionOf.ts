// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Condition } from '../objects/ClusterObjects';

export function conditionOf(
  conditions: readonly Condition[],
  type: string,
): Condition | undefined {
  return conditions.find(condition => condition.type === type);
}

export function statusOf(
  conditions: readonly Condition[] | undefined,
  type: string,
): Condition['status'] | undefined {
  return conditions && conditionOf(conditions, type)?.status;
}

/** A condition as evidence: `False (InvalidKind): …`. */
export function conditionEvidence(
  subject: string,
  type: string,
  condition: Condition | undefined,
): { label: string; value: string } {
  const label = `${subject} ${type}`;
  if (!condition) {
    return { label, value: say`not written by any controller` };
  }
  const { status, reason, message } = condition;
  return {
    label,
    value: `${status}${reason ? ` (${reason})` : ''}${
      message ? `: ${message}` : ''
    }`,
  };
}
