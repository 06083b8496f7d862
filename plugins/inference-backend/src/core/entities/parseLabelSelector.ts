// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { isLabelKey, isLabelValue } from '../topology/labelSyntax';

export interface LabelRequirement {
  key: string;
  operator: 'in' | 'notIn' | 'exists' | 'absent';
  values: string[];
}

export type ParsedSelector =
  | { ok: true; requirements: LabelRequirement[] }
  | { ok: false; problem: string };

/** Longer than any selector a person writes; keeps the regular expressions cheap. */
const MAX_LENGTH = 4096;

/** Parses a label selector as an API server would, and says what it would not take. */
export function parseLabelSelector(text: string): ParsedSelector {
  if (text.length > MAX_LENGTH) {
    return refuse(say`it is longer than ${MAX_LENGTH} characters`);
  }
  const parts = splitRequirements(text);
  if (parts.length === 0) {
    return refuse(say`it is empty`);
  }
  const requirements: LabelRequirement[] = [];
  for (const part of parts) {
    const requirement = parseRequirement(part);
    if (!requirement) {
      return refuse(
        say`\`${part}\` is none of key=value, key!=value, key in (a,b), key notin (a,b), key, !key`,
      );
    }
    const problem = checkRequirement(requirement);
    if (problem) {
      return refuse(problem);
    }
    requirements.push(requirement);
  }
  return { ok: true, requirements };
}

export function matchesSelector(
  requirements: readonly LabelRequirement[],
  labels: Record<string, string>,
): boolean {
  return requirements.every(({ key, operator, values }) => {
    const has = Object.hasOwn(labels, key);
    switch (operator) {
      case 'in':
        return has && values.includes(labels[key]);
      case 'notIn':
        return !has || !values.includes(labels[key]);
      case 'exists':
        return has;
      default:
        return !has;
    }
  });
}

function refuse(why: string): ParsedSelector {
  return {
    ok: false,
    problem: say`No API server accepts this selector: ${why}.`,
  };
}

/** At the commas outside of parentheses. */
function splitRequirements(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter((part, _index, all) => part !== '' || all.length > 1);
}

function parseRequirement(part: string): LabelRequirement | undefined {
  const set = /^(\S+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(part);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return {
      key: set[1],
      operator: set[2] === 'in' ? 'in' : 'notIn',
      values,
    };
  }
  const equality = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/.exec(part);
  if (equality) {
    return {
      key: equality[1],
      operator: equality[2] === '!=' ? 'notIn' : 'in',
      values: [equality[3]],
    };
  }
  const presence = /^(!?)\s*([^\s=!()]+)$/.exec(part);
  return presence?.[2] !== undefined
    ? {
        key: presence[2],
        operator: presence[1] ? 'absent' : 'exists',
        values: [],
      }
    : undefined;
}

function checkRequirement({ key, values }: LabelRequirement) {
  if (!isLabelKey(key)) {
    return say`\`${key}\` can't be the key of a label`;
  }
  const wrong = values.find(value => !isLabelValue(value));
  return wrong === undefined
    ? undefined
    : say`\`${wrong}\` can't be the value of label ${key}`;
}
