// SPDX-License-Identifier: Apache-2.0
import { InferencePool } from '../objects/ClusterObjects';
import { ObjectKey, PoolNode } from '../topology/ClusterTopology';
import { objectKey } from '../topology/objectKey';

/** An entry of a pool's status that was taken out while it was due, and put back. */
export interface StatusReturn {
  /** `namespace/name` of the Gateway the entry is for. */
  gateway: string;
  /** Who writes the entry, where it says so. */
  controllerName?: string;
  backMs: number;
  /** Gateways whose entries were there meanwhile. */
  meanwhile: string[];
}

/** What became of the statuses of pools lately. */
export interface StatusView {
  /** Oldest first. */
  returns(pool: PoolNode): readonly StatusReturn[];
}

/** Where nothing is remembered. */
export const NO_STATUS_MEMORY: StatusView = { returns: () => [] };

/** What happened longer ago is over. */
const REMEMBERED_MS = 10 * 60_000;
/** Of one pool; a quarrel goes round many times a second. */
const MAX_RETURNS = 100;

interface Seen {
  parents: InferencePool['parents'];
  /** Entries that are missing, and what was there when they went. */
  lost: Map<string, { meanwhile: string[] }>;
  returns: StatusReturn[];
}

/**
 * Compares the statuses of a cluster's pools with what they were. Versions that
 * follow each other quickly are not all seen: of a quarrel that goes on, enough
 * of them are.
 */
export class StatusMemory implements StatusView {
  private readonly seen = new Map<ObjectKey, Seen>();

  note(pools: readonly PoolNode[], nowMs: number): void {
    const gone = new Set(this.seen.keys());
    for (const pool of pools) {
      gone.delete(pool.key);
      this.notePool(pool, nowMs);
    }
    gone.forEach(key => this.seen.delete(key));
  }

  returns({ key }: PoolNode): readonly StatusReturn[] {
    return this.seen.get(key)?.returns ?? [];
  }

  private notePool(node: PoolNode, nowMs: number): void {
    const { parents } = node.pool;
    const known = this.seen.get(node.key);
    if (!known) {
      this.seen.set(node.key, { parents, lost: new Map(), returns: [] });
      return;
    }
    if (known.returns.length > 0) {
      known.returns = known.returns.filter(
        ({ backMs }) => nowMs - backMs <= REMEMBERED_MS,
      );
    }
    if (known.parents !== parents) {
      compare(known, node, nowMs);
      known.parents = parents;
    }
  }
}

function compare(known: Seen, node: PoolNode, nowMs: number): void {
  const before = entriesOf(known.parents);
  const now = entriesOf(node.pool.parents);
  const meanwhile = [...now.values()].map(gatewayOf);
  for (const [key, entry] of before) {
    if (!now.has(key) && isDue(node, gatewayOf(entry))) {
      known.lost.set(key, { meanwhile });
    }
  }
  for (const [key, entry] of now) {
    const lost = known.lost.get(key);
    if (lost) {
      known.lost.delete(key);
      const { controllerName } = entry;
      known.returns.push({
        gateway: gatewayOf(entry),
        ...(controllerName && { controllerName }),
        backMs: nowMs,
        meanwhile: lost.meanwhile,
      });
    }
  }
  known.returns = known.returns.slice(-MAX_RETURNS);
}

type Entry = InferencePool['parents'][number];

/** Without the one that controllers write where there is no gateway. */
function entriesOf(parents: readonly Entry[]): Map<string, Entry> {
  return new Map(
    parents
      .filter(({ parentRef }) => parentRef.kind !== 'Status')
      .map(entry => [
        `${entry.controllerName ?? ''} ${gatewayOf(entry)}`,
        entry,
      ]),
  );
}

function gatewayOf({ parentRef }: Entry): string {
  return objectKey(parentRef);
}

/** Whether requests still come to the pool through the gateway. */
function isDue({ ways }: PoolNode, gateway: string): boolean {
  return ways.some(({ parent }) => objectKey(parent.ref) === gateway);
}
