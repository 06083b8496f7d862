// SPDX-License-Identifier: Apache-2.0
import { Subject } from '../../../core/signals/Subject';
import { SUBJECT_PREFIX } from '../measureQueries';
import { Labels } from '../QueryResult';

export type ModelGroup = (model: string) => string;

const PARTS = [
  'model',
  'target',
  'endpoint',
  'pool',
  'priority',
  'gateway',
  'route',
  'rule',
  'backend',
  'rewrite',
] as const;

const PART_LABELS = PARTS.map(
  part => [part, `${SUBJECT_PREFIX}${part}`] as const,
);

/**
 * Subjects of one pod's series, each the same object for all that have it:
 * thousands of buckets have few.
 */
export class SubjectTable {
  private readonly byLabels = new Map<string, Subject>();
  private readonly byContent = new Map<string, Subject>();

  constructor(private readonly modelGroup: ModelGroup) {}

  of(labels: Labels): Subject {
    let key = '';
    for (const [part, label] of PART_LABELS) {
      const value = labels[label];
      if (value !== undefined) {
        key += `${part}\n${value}\n`;
      }
    }
    const known = this.byLabels.get(key);
    if (known) {
      return known;
    }
    // Names of models that are grouped have one subject.
    const made = this.make(labels);
    const content = JSON.stringify(made);
    const subject = this.byContent.get(content) ?? made;
    this.byContent.set(content, subject);
    this.byLabels.set(key, subject);
    return subject;
  }

  private make(labels: Labels): Subject {
    const parts = PART_LABELS.flatMap(([part, label]) => {
      const value = labels[label];
      const isModel = part === 'model' || part === 'target';
      return value === undefined
        ? []
        : [[part, isModel ? this.modelGroup(value) : value] as const];
    });
    return Object.fromEntries(parts);
  }
}
