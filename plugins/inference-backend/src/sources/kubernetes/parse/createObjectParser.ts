// SPDX-License-Identifier: Apache-2.0
import { UnreadableObject } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { ObjectMeta } from '../../../core/objects/ClusterObjects';
import { MetaResource, translateMeta } from './ObjectMeta';

/**
 * What the object is, as asked for: items of lists of built-in kinds don't say
 * it themselves, and metadata-only answers say something else.
 */
export interface TypeMeta {
  apiVersion: string;
  kind: string;
}

export type Parsed<T> =
  | { ok: true; object: T }
  | { ok: false; unreadable: UnreadableObject };

export type ObjectParser<T> = (received: unknown, type: TypeMeta) => Parsed<T>;

/**
 * One kind's way from what the API server sent to what the portal knows. The
 * schema names only what is read; everything else is dropped here.
 */
export function createObjectParser<R extends { metadata: MetaResource }, T>(
  schema: z.ZodType<R>,
  translate: (resource: R, meta: ObjectMeta) => T,
): ObjectParser<T> {
  return (received, type) => {
    const result = schema.safeParse(received);
    if (!result.success) {
      return {
        ok: false,
        unreadable: unreadable(received, type, result.error),
      };
    }
    const meta = translateMeta(result.data.metadata, type);
    return { ok: true, object: translate(result.data, meta) };
  };
}

const Identity = z.object({
  metadata: z.object({
    name: z.string(),
    namespace: z.string().nullish(),
  }),
});

function unreadable(
  received: unknown,
  type: TypeMeta,
  error: z.ZodError,
): UnreadableObject {
  const identity = Identity.safeParse(received);
  const { name, namespace } = identity.data?.metadata ?? { name: '(no name)' };
  return {
    ...type,
    ...(namespace && { namespace }),
    name,
    reason: describeIssues(error.issues),
  };
}

/** `spec.targetPorts[0].number: expected number, received string (and 2 more)` */
function describeIssues(issues: z.core.$ZodIssue[]): string {
  const [first] = issues;
  if (!first) {
    return 'does not match its schema';
  }
  const path = first.path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const message = first.message.replace(/^Invalid input: /, '');
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return `${path || 'the object'}: ${message}${more}`;
}
