// SPDX-License-Identifier: Apache-2.0
import { UpgradeIssue } from '@inference-portal/backstage-plugin-inference-common';

type Subject = UpgradeIssue['subject'];

/** What concerns one object. */
export interface SubjectGroup<Item> {
  key: string;
  subject: Subject;
  items: Item[];
}

/** By object, in the order in which each comes first; items keep theirs. */
export function groupBySubject<Item extends { subject: Subject }>(
  items: readonly Item[],
): Array<SubjectGroup<Item>> {
  const groups = new Map<string, SubjectGroup<Item>>();
  for (const item of items) {
    const { apiVersion, kind, namespace, name } = item.subject;
    const key = JSON.stringify([apiVersion, kind, namespace, name]);
    const group = groups.get(key);
    if (group) {
      group.items.push(item);
    } else {
      groups.set(key, { key, subject: item.subject, items: [item] });
    }
  }
  return [...groups.values()];
}
