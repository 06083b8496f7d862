// SPDX-License-Identifier: Apache-2.0
import { ResourceTools } from '../ResourceTools';
import { sendJson } from '../answer/send';
import { JsonObject, objectAt, stringAt } from '../json/JsonObject';
import { ApiRequest } from '../request/ApiRequest';
import { parseReviewProtobuf } from '../request/parseReviewProtobuf';
import { mediaType, PROTOBUF, readBody, readBytes } from '../request/readBody';
import { apiVersionOf } from '../resources/ResourceType';
import { mayAccess, mayGetPath } from './authorize';
import { RequestUser } from './SimulatedUser';

function accessStatus(user: RequestUser, spec: JsonObject) {
  const resource = objectAt(spec, 'resourceAttributes');
  const path = objectAt(spec, 'nonResourceAttributes');
  const allowed =
    'nonResourceAttributes' in spec
      ? mayGetPath(user, {
          verb: stringAt(path, 'verb') ?? '',
          path: stringAt(path, 'path') ?? '',
        })
      : mayAccess(user, {
          verb: stringAt(resource, 'verb') ?? '',
          group: stringAt(resource, 'group') ?? '',
          resource: stringAt(resource, 'resource') ?? '',
          subresource: stringAt(resource, 'subresource') || undefined,
          namespace: stringAt(resource, 'namespace') || undefined,
          name: stringAt(resource, 'name') || undefined,
        });
  return allowed
    ? { allowed, reason: 'RBAC: allowed by the rules of the simulated user' }
    : { allowed };
}

function rulesStatus(user: RequestUser) {
  return {
    incomplete: false,
    nonResourceRules: user.rules
      .filter(rule => rule.nonResourceURLs)
      .map(({ verbs, nonResourceURLs }) => ({ verbs, nonResourceURLs })),
    resourceRules: user.rules
      .filter(rule => rule.resources)
      .map(({ verbs, apiGroups, resources, resourceNames }) => ({
        verbs,
        apiGroups,
        resources,
        ...(resourceNames ? { resourceNames } : {}),
      })),
  };
}

const NOBODY: RequestUser = { name: '', groups: [], rules: [] };

const userInfo = ({ name, groups }: RequestUser) => ({
  username: name,
  groups,
});

function reviewStatus(
  request: ApiRequest,
  spec: JsonObject,
  tools: ResourceTools,
): unknown {
  switch (request.type.kind) {
    case 'SelfSubjectAccessReview':
      return accessStatus(request.user, spec);
    case 'SelfSubjectRulesReview':
      return rulesStatus(request.user);
    case 'SelfSubjectReview':
      return { userInfo: userInfo(request.user) };
    case 'SubjectAccessReview':
      return accessStatus(
        tools.userNamed(stringAt(spec, 'user') ?? '') ?? NOBODY,
        spec,
      );
    default: {
      const user = tools.userOf(stringAt(spec, 'token') ?? '');
      return user
        ? { authenticated: true, user: userInfo(user) }
        : { error: 'invalid bearer token' };
    }
  }
}

/** TokenReview and the access reviews: asked, answered, never stored. */
export async function answerReview(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  const { message, type } = request;
  const body =
    mediaType(message) === PROTOBUF
      ? parseReviewProtobuf(await readBytes(message), type.kind)
      : await readBody(message);
  const review = { kind: type.kind, apiVersion: apiVersionOf(type), ...body };
  const spec = objectAt(review, 'spec');
  sendJson(
    request.response,
    201,
    { ...review, status: reviewStatus(request, spec, tools) },
    request,
  );
}
