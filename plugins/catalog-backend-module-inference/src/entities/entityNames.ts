// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';

/** Longest name that the catalog takes. */
const MAX_LENGTH = 63;
const HASH_LENGTH = 10;

/** What the catalog takes as it is, in refs that don't know big from small letters. */
const PLAIN = /^[a-z0-9]+([-.][a-z0-9]+)*$/;

/** An object that is one in its cluster. */
export interface ObjectName {
  cluster: string;
  namespace: string;
  name: string;
}

/**
 * `prod-eu.chat.qwen-chat`. A namespace has no dots, so that this says which
 * object it is, where the cluster's name has none either. What can't be told so,
 * because it is too long or has other characters, gets a hash of the full name:
 * the same object has the same name for ever, and no two share one.
 */
export function nameOfObject(object: ObjectName): string {
  return nameWithPrefix('', object);
}

/** As a pool's, but never the same: Kubernetes knows no underscore. */
export function nameOfGateway(object: ObjectName): string {
  return nameWithPrefix('gateway_', object);
}

function nameWithPrefix(
  prefix: string,
  { cluster, namespace, name }: ObjectName,
): string {
  const readable = `${cluster}.${namespace}.${name}`;
  const full = `${prefix}${readable}`;
  return !cluster.includes('.') &&
    isPlain(readable) &&
    full.length <= MAX_LENGTH
    ? full
    : hashed(full, JSON.stringify([prefix, cluster, namespace, name]));
}

export function nameOfCluster(cluster: string): string {
  return isPlain(cluster) && !cluster.includes('.')
    ? cluster
    : hashed(cluster, JSON.stringify([cluster]));
}

/**
 * `qwen_qwen2.5-1.5b-instruct` of `Qwen/Qwen2.5-1.5B-Instruct`. Names that differ
 * by big and small letters only are taken for one model.
 */
export function nameOfModel(model: string): string {
  const small = model.toLowerCase();
  const readable = small.replace('/', '_');
  const [owner, ...rest] = small.split('/');
  const isReadable =
    rest.length <= 1 &&
    [owner, ...rest].every(part => PLAIN.test(part)) &&
    readable.length <= MAX_LENGTH;
  return isReadable ? readable : hashed(readable, JSON.stringify(small));
}

function isPlain(name: string): boolean {
  return name.length <= MAX_LENGTH && PLAIN.test(name);
}

function hashed(readable: string, identity: string): string {
  const hash = createHash('sha256').update(identity).digest('hex');
  const start = readable
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/^-+|-+$/g, '');
  return [start, hash.slice(0, HASH_LENGTH)].filter(part => part).join('-');
}
