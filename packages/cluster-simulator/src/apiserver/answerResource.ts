// SPDX-License-Identifier: Apache-2.0
import { sendJson, sendText } from './answer/send';
import { answerReview } from './auth/answerReview';
import { methodNotAllowed } from './failure/failures';
import { answerPodLog } from './proxy/answerPodLog';
import { answerPodProxy } from './proxy/answerPodProxy';
import { answerServiceProxy } from './proxy/answerServiceProxy';
import { answerList } from './read/list';
import { ApiRequest } from './request/ApiRequest';
import { requestedObject } from './requestedObject';
import { ResourceTools } from './ResourceTools';
import { buildTable } from './table/buildTable';
import { answerDelete, answerDeleteCollection } from './write/answerDelete';
import { answerScale } from './write/answerScale';
import { answerWrite } from './write/answerWrite';

function answerGet(request: ApiRequest, tools: ResourceTools): void {
  const { cluster, serializer } = tools;
  const { type, representation, response, query } = request;
  const object = requestedObject(request, cluster);
  if (representation === 'table') {
    const { resourceVersion } = object.metadata;
    const table = buildTable([object], {
      type,
      now: cluster.clock.now(),
      metadata: { resourceVersion },
      includeObject: query.get('includeObject'),
    });
    sendJson(response, 200, table, request);
    return;
  }
  sendText(
    response,
    200,
    serializer.text(object, type, representation),
    request,
  );
}

async function answerSubresource(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  switch (request.subresource) {
    case 'proxy':
      return request.type.resource === 'pods'
        ? answerPodProxy(request, tools)
        : answerServiceProxy(request, tools);
    case 'log':
      return answerPodLog(request, tools.cluster);
    case 'scale':
      return answerScale(request, tools);
    default:
      return request.verb === 'get'
        ? answerGet(request, tools)
        : answerWrite(request, tools);
  }
}

/** Answers a request for a resource that exists, from a user who may. */
export async function answerResource(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  const { type, verb, subresource } = request;
  if (subresource !== undefined) {
    return answerSubresource(request, tools);
  }
  if (!type.verbs.includes(verb)) {
    throw methodNotAllowed();
  }
  if (type.verbs.length === 1) {
    return answerReview(request, tools);
  }
  switch (verb) {
    case 'get':
      return answerGet(request, tools);
    case 'list':
      return answerList(request, {
        store: tools.cluster.store,
        serializer: tools.serializer,
        now: () => tools.cluster.clock.now(),
      });
    case 'watch':
      return tools.watches.start(request);
    case 'delete':
      return answerDelete(request, tools);
    case 'deletecollection':
      return answerDeleteCollection(request, tools);
    default:
      return answerWrite(request, tools);
  }
}
