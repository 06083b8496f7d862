// SPDX-License-Identifier: Apache-2.0
import { ResourceTools } from '../ResourceTools';
import { sendJson, sendText } from '../answer/send';
import {
  badRequest,
  invalid,
  methodNotAllowed,
  objectNotFound,
} from '../failure/failures';
import { ApiRequest } from '../request/ApiRequest';
import { readBody } from '../request/readBody';
import { apiVersionOf } from '../resources/ResourceType';
import { buildTable } from '../table/buildTable';
import { patchObject } from './patchObject';
import { FieldValidation } from './createAdmission';
import { WriteContext, Written } from './createObjectWriter';
import { parseObject } from './parseObject';

/** The client's name for itself; else the first word of its user agent. */
function managerName(request: ApiRequest): string {
  const agent = request.message.headers['user-agent'] ?? '';
  return request.query.get('fieldManager') || agent.split('/')[0] || 'unknown';
}

function fieldValidation(request: ApiRequest): FieldValidation {
  const asked = request.query.get('fieldValidation') ?? '';
  switch (asked) {
    case 'Strict':
    case 'Ignore':
    case 'Warn':
      return asked;
    case '':
      return 'Warn';
    default:
      throw invalid({ group: 'meta.k8s.io', kind: 'CreateOptions', name: '' }, [
        {
          reason: 'FieldValueNotSupported',
          field: 'fieldValidation',
          message: `Unsupported value: ${JSON.stringify(
            asked,
          )}: supported values: "", "Ignore", "Strict", "Warn"`,
        },
      ]);
  }
}

/** Whether to persist nothing; 422 for directives other than All. */
export function isDryRun(values: string[]): boolean {
  const wrong = values.find(value => value !== 'All');
  if (wrong !== undefined) {
    throw invalid({ group: 'meta.k8s.io', kind: 'CreateOptions', name: '' }, [
      {
        reason: 'FieldValueNotSupported',
        field: 'dryRun',
        message: `Unsupported value: ${JSON.stringify(
          wrong,
        )}: supported values: "All"`,
      },
    ]);
  }
  return values.length > 0;
}

export function writeContext(request: ApiRequest): WriteContext {
  const { type, subresource, query } = request;
  return {
    type,
    subresource,
    dryRun: isDryRun(query.getAll('dryRun')),
    fieldValidation: fieldValidation(request),
    manager: {
      manager: managerName(request),
      operation: 'Update',
      apiVersion: apiVersionOf(type),
      subresource,
    },
  };
}

export function sendWritten(
  request: ApiRequest,
  tools: ResourceTools,
  written: Written,
): void {
  const { response, type, representation } = request;
  const { object, created, warnings } = written;
  if (warnings.length > 0) {
    response.setHeader(
      'warning',
      warnings.map(warning => `299 - "${warning.replace(/(["\\])/g, '\\$1')}"`),
    );
  }
  const code = created ? 201 : 200;
  if (representation === 'table') {
    const table = buildTable([object], {
      type,
      now: tools.cluster.clock.now(),
      metadata: {},
      includeObject: request.query.get('includeObject'),
    });
    sendJson(response, code, table, request);
    return;
  }
  sendText(
    response,
    code,
    tools.serializer.text(object, type, representation),
    request,
  );
}

async function write(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<Written> {
  const { type, namespace, name, verb } = request;
  const { writer, cluster } = tools;
  const context = writeContext(request);
  if (verb === 'patch') {
    return patchObject(request, tools, context);
  }
  const body = await readBody(request.message);
  const object = parseObject(body, { type, namespace, name });
  if (verb === 'create') {
    if (name !== undefined) {
      throw methodNotAllowed();
    }
    return writer.create(object, context);
  }
  const previous = cluster.store.get(type.storage, namespace, name ?? '');
  if (!previous) {
    throw objectNotFound({
      group: type.group,
      resource: type.resource,
      name: name ?? '',
    });
  }
  if (type.custom && !object.metadata.resourceVersion) {
    throw invalid(
      { group: type.group, kind: type.kind, name: object.metadata.name },
      [
        {
          reason: 'FieldValueInvalid',
          field: 'metadata.resourceVersion',
          message: 'Invalid value: 0x0: must be specified for an update',
        },
      ],
    );
  }
  return writer.update(previous, object, context);
}

/** POST, PUT and PATCH of objects and of their status. */
export async function answerWrite(
  request: ApiRequest,
  tools: ResourceTools,
): Promise<void> {
  if (!['create', 'update', 'patch'].includes(request.verb)) {
    throw methodNotAllowed();
  }
  if (request.verb !== 'create' && request.name === undefined) {
    throw badRequest('name is required');
  }
  sendWritten(request, tools, await write(request, tools));
}
