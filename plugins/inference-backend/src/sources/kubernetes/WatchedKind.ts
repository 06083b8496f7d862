// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { ObjectParser, Parsed, TypeMeta } from './parse/createObjectParser';

/** A kind that is watched, and how to read it. */
export interface WatchedKind<T> {
  /** '' is the core group. */
  group: string;
  /** The first that is served is watched. */
  versions: [string, ...string[]];
  /** Plural, as in paths. */
  resource: string;
  kind: string;
  parse: ObjectParser<T>;
  /** Defined by a CustomResourceDefinition. */
  isCustom?: boolean;
  /** Of software that a cluster can do without: where it is missing, nothing is. */
  isOptional?: boolean;
  /** Only metadata is asked for: for kinds whose objects are huge. */
  metadataOnly?: boolean;
  fieldSelector?: string;
  /**
   * There may be thousands. They are never asked for with `resourceVersion=0`,
   * because then API servers ignore `limit` and send all in one answer.
   */
  isLarge?: boolean;
  /**
   * Many objects have equal parts, which are kept once: nothing may tell parts
   * of them apart by identity.
   */
  isAlike?: boolean;
}

/** `/apis/apps/v1/namespaces/chat/deployments` */
export function pathOf(
  kind: WatchedKind<unknown>,
  version: string,
  namespace: string | undefined,
): string {
  const root = kind.group
    ? `/apis/${kind.group}/${version}`
    : `/api/${version}`;
  const scope = namespace ? `/namespaces/${namespace}` : '';
  return `${root}${scope}/${kind.resource}`;
}

/** Name of the kind's CRD, and how people name it: `inferencepools.inference.networking.k8s.io` */
export function resourceNameOf({
  resource,
  group,
}: WatchedKind<unknown>): string {
  return [resource, group].filter(Boolean).join('.');
}

export function typeMetaOf(
  kind: WatchedKind<unknown>,
  version: string,
): TypeMeta {
  const apiVersion = kind.group ? `${kind.group}/${version}` : version;
  return { apiVersion, kind: kind.kind };
}

/** Asks for the list or the events of a kind. */
export function acceptOf(
  kind: WatchedKind<unknown>,
  what: 'list' | 'watch',
): string {
  if (!kind.metadataOnly) {
    return 'application/json';
  }
  const as = `PartialObjectMetadata${what === 'list' ? 'List' : ''}`;
  return `application/json;as=${as};g=meta.k8s.io;v=v1`;
}

/** What every object has, and all that is needed before it is parsed. */
export const Identified = z.object({
  metadata: z.object({
    name: z.string().optional(),
    namespace: z.string().optional(),
    resourceVersion: z.string().optional(),
  }),
});

/** An object of a list or an event under its key, or undefined where it is not of interest. */
export interface Received<T> {
  key: string;
  resourceVersion?: string;
  /** Undefined where its namespace is not kept. */
  parsed?: Parsed<T>;
}

export interface ReceiveOptions<T> {
  kind: WatchedKind<T>;
  version: string;
  /** Whether objects of the namespace are of interest; the others are not parsed. */
  keeps: (namespace: string) => boolean;
}

export function receiveObject<T>(
  received: unknown,
  { kind, version, keeps }: ReceiveOptions<T>,
): Received<T> {
  const metadata = Identified.safeParse(received).data?.metadata;
  const namespace = metadata?.namespace ?? '';
  return {
    // Joined: a template stays in parts, and thousands are kept.
    key: [namespace, metadata?.name ?? ''].join('/'),
    resourceVersion: metadata?.resourceVersion,
    parsed: keeps(namespace)
      ? kind.parse(received, typeMetaOf(kind, version))
      : undefined,
  };
}
