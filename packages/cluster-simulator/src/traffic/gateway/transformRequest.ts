// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import { readField, readList, readString } from '../../cluster/readField';
import { parseQuantity } from '../../controllers/parseQuantity';
import type { DataRequest } from '../DataRequest';
import { ParsedJson } from './cel/celFunctions';
import { CelError } from './cel/CelError';
import { CelProgram, compileCel } from './cel/compileCel';

/** agentgateway's default of `frontend.http.maxBufferSize`. */
const DEFAULT_BUFFER_BYTES = 2 * 1024 * 1024;

/** What a Gateway's policies do to a request before it is routed. */
export interface RequestTransformation {
  maxBufferBytes: number;
  set: Array<{ name: string; program: CelProgram }>;
  remove: string[];
}

/** An expression that can't be read fails on every request. */
function compile(source: string): CelProgram {
  try {
    return compileCel(source);
  } catch (error) {
    if (!(error instanceof CelError)) throw error;
    return () => {
      throw error;
    };
  }
}

function targets(policy: KubernetesObject, gateway: KubernetesObject): boolean {
  return (
    policy.metadata.namespace === gateway.metadata.namespace &&
    readList(policy, 'spec', 'targetRefs').some(
      ref =>
        readString(ref, 'kind') === 'Gateway' &&
        readString(ref, 'name') === gateway.metadata.name,
    )
  );
}

export function readTransformation(
  gateway: KubernetesObject,
  policies: readonly KubernetesObject[],
): RequestTransformation {
  const own = policies.filter(policy => targets(policy, gateway));
  const before = own
    .filter(
      policy => readString(policy, 'spec', 'traffic', 'phase') === 'PreRouting',
    )
    .map(policy =>
      readField(policy, 'spec', 'traffic', 'transformation', 'request'),
    );
  const limits = own.flatMap(
    policy =>
      parseQuantity(
        readField(policy, 'spec', 'frontend', 'http', 'maxBufferSize'),
      ) ?? [],
  );
  return {
    maxBufferBytes: limits[0] ?? DEFAULT_BUFFER_BYTES,
    set: before.flatMap(request =>
      readList(request, 'set').map(entry => ({
        name: (readString(entry, 'name') ?? '').toLowerCase(),
        program: compile(readString(entry, 'value') ?? ''),
      })),
    ),
    remove: before.flatMap(request =>
      readList(request, 'remove').flatMap(
        name => readString(name)?.toLowerCase() ?? [],
      ),
    ),
  };
}

/**
 * Sets headers from the request. Where an expression fails (no JSON, no model,
 * an unknown alias, a body above the limit), its header is removed, so that a
 * client can't set it either.
 */
export function transformRequest(
  request: DataRequest,
  transformation: RequestTransformation,
): DataRequest {
  if (transformation.set.length + transformation.remove.length === 0) {
    return request;
  }
  const headers = new Map(request.headers);
  const scope = {
    request: {
      method: request.method,
      host: request.host,
      path: request.path,
      headers: request.headers,
      ...(request.bodyBytes <= transformation.maxBufferBytes
        ? { body: new ParsedJson(request.body) }
        : {}),
    },
  };
  for (const { name, program } of transformation.set) {
    const value = evaluate(program, scope);
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  for (const name of transformation.remove) headers.delete(name);
  return { ...request, headers };
}

function evaluate(
  program: CelProgram,
  scope: Readonly<Record<string, unknown>>,
): string | undefined {
  try {
    const value = program(scope);
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof CelError) return undefined;
    throw error;
  }
}
