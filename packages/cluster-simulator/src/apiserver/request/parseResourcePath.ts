// SPDX-License-Identifier: Apache-2.0

/** `/api/v1/namespaces/chat/pods/x/log`, taken apart. */
export interface ResourceRequest {
  group: string;
  version: string;
  namespace?: string;
  resource: string;
  name?: string;
  subresource?: string;
  /** What follows the subresource: the path to ask of a proxied pod. */
  rest?: string;
}

/** The parts of a resource's path; undefined where the path is another. */
export function parseResourcePath(path: string): ResourceRequest | undefined {
  const parts = path.split('/').slice(1);
  const core = parts[0] === 'api';
  if (!core && parts[0] !== 'apis') {
    return undefined;
  }
  const prefix = core ? 2 : 3;
  const version = parts[prefix - 1];
  const group = core ? '' : parts[1];
  const tail = parts.slice(prefix);
  if (!version || !tail[0]) {
    return undefined;
  }
  return { group, version, ...resourceParts(tail) };
}

/** Subresources that a namespace has itself; others are resources in it. */
const NAMESPACE_SUBRESOURCES = new Set(['status', 'finalize']);

function resourceParts(
  tail: string[],
): Omit<ResourceRequest, 'group' | 'version'> {
  const inNamespace =
    tail[0] === 'namespaces' &&
    Boolean(tail[2]) &&
    !NAMESPACE_SUBRESOURCES.has(tail[2]);
  const [resource, name, subresource, ...rest] = inNamespace
    ? tail.slice(2)
    : tail;
  return {
    ...(inNamespace ? { namespace: decodePart(tail[1]) } : {}),
    resource,
    ...(name ? { name: decodePart(name) } : {}),
    ...(subresource ? { subresource } : {}),
    ...(rest.length > 0 ? { rest: `/${rest.join('/')}` } : {}),
  };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The verb that RBAC and the request counter see. */
export function requestVerb(
  method: string,
  request: ResourceRequest,
  query: URLSearchParams,
): string {
  const one = request.name !== undefined;
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (one) {
        return 'get';
      }
      return isTrue(query.get('watch')) ? 'watch' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return one ? 'delete' : 'deletecollection';
    default:
      return method.toLocaleLowerCase('en-US');
  }
}

export function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}
