// SPDX-License-Identifier: Apache-2.0
import { Knobs } from '../cluster/Cluster';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { ResourceKey } from '../cluster/ObjectStore';

/** Changes one object; undefined in is "doesn't exist", undefined out is "delete it". */
export interface ObjectEdit {
  key: ResourceKey;
  namespace?: string;
  name: string;
  edit: (object: KubernetesObject | undefined) => KubernetesObject | undefined;
}

/**
 * One thing that goes wrong. A fault only says what differs; switching it on
 * and off, several at once, is createFaultSwitch's.
 */
export interface Fault {
  name: string;
  cluster: string;
  /** What it does, as a person would tell it. */
  what: string;
  /** Code of the finding it should bring; otherwise what else is to be seen. */
  expect: { finding: string } | { seen: string };
  edits?: ObjectEdit[];
  turn?: (knobs: Knobs) => void;
  /** Deployments `namespace/name` whose pods are replaced when it goes off, as a person would to be rid of a crash loop's back-off. */
  restart?: string[];
}
