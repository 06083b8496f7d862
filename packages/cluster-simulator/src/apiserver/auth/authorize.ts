// SPDX-License-Identifier: Apache-2.0
import { ApiFailure, qualifiedResource } from '../failure/ApiFailure';
import { PolicyRule, RequestUser } from './SimulatedUser';

/** What a request wants to do, in RBAC's words. */
export interface ResourceAccess {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  namespace?: string;
  name?: string;
}

export interface PathAccess {
  verb: string;
  path: string;
}

const has = (allowed: string[] | undefined, wanted: string) =>
  allowed?.some(entry => entry === '*' || entry === wanted) ?? false;

function resourceMatches(rule: PolicyRule, access: ResourceAccess): boolean {
  const { resource, subresource } = access;
  const wanted =
    subresource === undefined ? resource : `${resource}/${subresource}`;
  return (
    has(rule.resources, wanted) ||
    (subresource !== undefined &&
      (rule.resources?.includes(`*/${subresource}`) ?? false))
  );
}

function allows(rule: PolicyRule, access: ResourceAccess): boolean {
  const { namespace, name } = access;
  return (
    has(rule.verbs, access.verb) &&
    has(rule.apiGroups, access.group) &&
    resourceMatches(rule, access) &&
    (rule.resourceNames === undefined ||
      (name !== undefined && rule.resourceNames.includes(name))) &&
    (rule.namespaces === undefined ||
      (namespace !== undefined && has(rule.namespaces, namespace)))
  );
}

export function mayAccess(user: RequestUser, access: ResourceAccess): boolean {
  return user.rules.some(rule => allows(rule, access));
}

export function mayGetPath(user: RequestUser, access: PathAccess): boolean {
  return user.rules.some(
    rule =>
      has(rule.verbs, access.verb) &&
      (rule.nonResourceURLs ?? []).some(
        url =>
          url === '*' ||
          url === access.path ||
          (url.endsWith('*') && access.path.startsWith(url.slice(0, -1))),
      ),
  );
}

/** The words of the API server for a resource that the user has no right to. */
function forbidden(user: RequestUser, access: ResourceAccess): ApiFailure {
  const { group, resource, subresource, namespace, name, verb } = access;
  const wanted =
    subresource === undefined ? resource : `${resource}/${subresource}`;
  const subject =
    name === undefined
      ? qualifiedResource(access)
      : `${qualifiedResource(access)} "${name}"`;
  const scope =
    namespace === undefined
      ? 'at the cluster scope'
      : `in the namespace "${namespace}"`;
  return new ApiFailure({
    code: 403,
    reason: 'Forbidden',
    message: `${subject} is forbidden: User "${user.name}" cannot ${verb} resource "${wanted}" in API group "${group}" ${scope}`,
    details: {
      ...(name === undefined ? {} : { name }),
      ...(group === '' ? {} : { group }),
      kind: resource,
    },
  });
}

/** Throws 403 unless the user may. */
export function requireAccess(user: RequestUser, access: ResourceAccess): void {
  if (!mayAccess(user, access)) {
    throw forbidden(user, access);
  }
}

export function requirePath(user: RequestUser, access: PathAccess): void {
  if (!mayGetPath(user, access)) {
    throw new ApiFailure({
      code: 403,
      reason: 'Forbidden',
      message: `forbidden: User "${user.name}" cannot ${access.verb} path "${access.path}"`,
      details: {},
    });
  }
}
