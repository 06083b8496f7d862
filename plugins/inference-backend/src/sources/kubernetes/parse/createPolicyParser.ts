// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  LimitedPart,
  PolicyGuard,
  PolicyLimit,
  ProviderPolicy,
} from '../../../core/objects/ProviderObjects';
import { createObjectParser, ObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { parseBytes } from './parseBytes';
import {
  PolicyStatusResource,
  TargetFields,
  translateAncestors,
  translateTargets,
} from './PolicyTargets';

/** Which fields of a kind of policy say what, as paths below `spec`. */
export interface PolicyFields {
  limits?: ReadonlyArray<{
    part: LimitedPart;
    path: string;
    /** What it is written in, where that is no duration of the Gateway API. */
    unit?: 'seconds' | 'nginx';
  }>;
  retries?: string;
  /** Set where it adds to what a less specific policy says. */
  merge?: string;
  /** Anything there but null or an empty list. */
  guards?: ReadonlyArray<{ path: string; needsCredentials?: boolean }>;
  maxBody?: { path: string; unit?: 'nginx' };
}

const PolicyResource = z.object({
  metadata: MetaResource,
  spec: z.looseObject(TargetFields),
  status: PolicyStatusResource,
});

/** A parser for one kind of policy of a provider. Fields it does not know are dropped. */
export function createPolicyParser(
  fields: PolicyFields,
): ObjectParser<ProviderPolicy> {
  return createObjectParser(
    PolicyResource,
    ({ spec, status }, meta): ProviderPolicy => {
      const attempts = fields.retries && valueAt(spec, fields.retries);
      const bytes = fields.maxBody && readBytes(spec, fields.maxBody);
      return {
        meta,
        ...translateTargets(spec),
        limits: (fields.limits ?? []).flatMap(limit => readLimit(spec, limit)),
        ...(fields.merge !== undefined &&
          typeof valueAt(spec, fields.merge) === 'string' && {
            merges: true as const,
          }),
        ...(fields.retries &&
          typeof attempts === 'number' && {
            retries: { field: `spec.${fields.retries}`, attempts },
          }),
        guards: (fields.guards ?? []).flatMap(guard => readGuard(spec, guard)),
        ...(fields.maxBody &&
          bytes !== undefined && {
            maxBody: { field: `spec.${fields.maxBody.path}`, bytes },
          }),
        ancestors: translateAncestors(status, meta.namespace),
      };
    },
  );
}

const Fields = z.record(z.string(), z.unknown());

/** `timeout.http.requestTimeout` */
export function valueAt(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => Fields.safeParse(value).data?.[name],
      object,
    );
}

function readLimit(
  spec: unknown,
  { part, path, unit }: NonNullable<PolicyFields['limits']>[number],
): PolicyLimit[] {
  const written = valueAt(spec, path);
  if (typeof written !== 'string' && typeof written !== 'number') {
    return [];
  }
  const text = String(written);
  // Both take a bare number for seconds.
  const value = unit && /^\d+$/.test(text) ? `${text}s` : text;
  return [{ part, field: `spec.${path}`, value }];
}

function readGuard(
  spec: unknown,
  {
    path,
    needsCredentials = false,
  }: NonNullable<PolicyFields['guards']>[number],
): PolicyGuard[] {
  const written = valueAt(spec, path);
  const isEmpty =
    written === undefined ||
    written === null ||
    written === false ||
    (Array.isArray(written) && written.length === 0);
  return isEmpty ? [] : [{ field: `spec.${path}`, needsCredentials }];
}

const NGINX_FACTORS: Record<string, number> = {
  '': 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
};

function readBytes(
  spec: unknown,
  { path, unit }: NonNullable<PolicyFields['maxBody']>,
): number | undefined {
  const written = valueAt(spec, path);
  if (typeof written !== 'string' && typeof written !== 'number') {
    return undefined;
  }
  if (!unit) {
    return parseBytes(written);
  }
  const [, amount, suffix] = /^(\d+)([kmg]?)$/i.exec(String(written)) ?? [];
  return amount === undefined
    ? undefined
    : Number(amount) * NGINX_FACTORS[suffix.toLowerCase()];
}
