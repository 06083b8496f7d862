// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';

/** Why the scheduler finds no node, in words, and what to change. */
export interface SchedulingCause {
  words: string;
  remedy: string;
}

const CAUSES: Array<{ pattern: RegExp } & SchedulingCause> = [
  {
    pattern:
      /Insufficient (nvidia\.com|amd\.com|gpu\.intel\.com|habana\.ai)\//i,
    words: say`no node has enough free GPUs`,
    remedy: say`Add GPU nodes, free GPUs by scaling something else down, or ask for fewer GPUs or replicas.`,
  },
  {
    pattern: /exceeded quota|forbidden: .*quota/i,
    words: say`the namespace's quota is used up`,
    remedy: say`Raise the ResourceQuota of the namespace, or ask for less or fewer replicas.`,
  },
  {
    pattern: /persistentvolumeclaim|unbound immediate|volume node affinity/i,
    words: say`its volume is not available`,
    remedy: say`See why the PersistentVolumeClaim is not bound: its storage class, its zone, or its access mode.`,
  },
  {
    pattern: /Insufficient (cpu|memory|ephemeral-storage)/i,
    words: say`no node that it may use has enough free CPU or memory`,
    remedy: say`Ask for less CPU and memory, or add larger nodes.`,
  },
  {
    pattern: /untolerated taint|taint\(?s?\)?/i,
    words: say`no node's taints are tolerated`,
    remedy: say`Add the toleration that the nodes' taints ask for, or remove the taint.`,
  },
  {
    pattern: /node affinity|node selector|didn't match Pod's/i,
    words: say`no node matches its node selector or affinity`,
    remedy: say`Compare the node selector and affinity with the labels of the nodes.`,
  },
];

/** A message names several causes; the first of the table that it names counts. */
export function explainScheduling(
  message: string | undefined,
): SchedulingCause {
  return (
    CAUSES.find(
      ({ pattern }) => message !== undefined && pattern.test(message),
    ) ?? {
      words: say`no node takes it`,
      remedy: say`Follow the scheduler's message.`,
    }
  );
}
