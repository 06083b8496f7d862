// SPDX-License-Identifier: Apache-2.0

/** Why the scheduler finds no node, in words, and what to change. */
export interface SchedulingCause {
  words: string;
  remedy: string;
}

const CAUSES: Array<{ pattern: RegExp } & SchedulingCause> = [
  {
    pattern:
      /Insufficient (nvidia\.com|amd\.com|gpu\.intel\.com|habana\.ai)\//i,
    words: 'no node has enough free GPUs',
    remedy:
      'Add GPU nodes, free GPUs by scaling something else down, or ask for fewer GPUs or replicas.',
  },
  {
    pattern: /exceeded quota|forbidden: .*quota/i,
    words: "the namespace's quota is used up",
    remedy:
      'Raise the ResourceQuota of the namespace, or ask for less or fewer replicas.',
  },
  {
    pattern: /persistentvolumeclaim|unbound immediate|volume node affinity/i,
    words: 'its volume is not available',
    remedy:
      'See why the PersistentVolumeClaim is not bound: its storage class, its zone, or its access mode.',
  },
  {
    pattern: /Insufficient (cpu|memory|ephemeral-storage)/i,
    words: 'no node that it may use has enough free CPU or memory',
    remedy: 'Ask for less CPU and memory, or add larger nodes.',
  },
  {
    pattern: /untolerated taint|taint\(?s?\)?/i,
    words: "no node's taints are tolerated",
    remedy:
      "Add the toleration that the nodes' taints ask for, or remove the taint.",
  },
  {
    pattern: /node affinity|node selector|didn't match Pod's/i,
    words: 'no node matches its node selector or affinity',
    remedy:
      'Compare the node selector and affinity with the labels of the nodes.',
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
      words: 'no node takes it',
      remedy: "Follow the scheduler's message.",
    }
  );
}
