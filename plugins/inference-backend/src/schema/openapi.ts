// SPDX-License-Identifier: Apache-2.0
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { adviceSchemas } from './advice';
import { clusterSchemas } from './clusters';
import { entitySchemas } from './entities';
import { explainSchemas } from './explain';
import { findingSchemas } from './findings';
import { historySchemas } from './history';
import { inventorySchemas } from './inventory';
import {
  count,
  flag,
  JsonSchema,
  listOf,
  objectOf,
  ref,
  text,
} from './jsonSchema';
import { manifestSchemas } from './manifests';
import { modelSchemas } from './models';
import { objectSchemas } from './objects';
import { poolSchemas } from './pools';
import { rolloutPlanSchemas } from './rolloutPlans';
import { rolloutSchemas } from './rollouts';
import { selfServiceSchemas } from './selfService';
import { timeoutSchemas } from './timeouts';

type OpenApiDocument = Parameters<typeof createValidatedOpenApiRouter>[0];

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
  description?: string;
  allowReserved?: boolean;
}

const errorResponses = {
  400: { $ref: '#/components/responses/Error' },
  401: { $ref: '#/components/responses/Error' },
  403: { $ref: '#/components/responses/Error' },
  404: { $ref: '#/components/responses/Error' },
};

function inPath(...names: string[]): Parameter[] {
  return names.map(name => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
  }));
}

function inQuery(
  name: string,
  schema: JsonSchema,
  description: string,
): Parameter {
  // Names of pools and lists hold slashes and commas, which few clients encode.
  return {
    name,
    in: 'query',
    required: false,
    schema,
    description,
    allowReserved: true,
  };
}

function mustQuery(name: string, description: string): Parameter {
  const schema = { type: 'string', minLength: 1, maxLength: 512 };
  return { ...inQuery(name, schema, description), required: true };
}

const ifNoneMatch: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  schema: text,
};

const prefer: Parameter = {
  name: 'Prefer',
  in: 'header',
  required: false,
  schema: text,
  description:
    'texts=marked: sentences hold U+0091 … U+009C around themselves and U+0092 … U+009C around each value that is filled in, by which a client can say them in another language',
};

/** A read that answers JSON, or 304 for the ETag that the client has. */
function read(operation: {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
  schema: JsonSchema;
}) {
  const { operationId, summary, parameters = [], schema } = operation;
  return {
    get: {
      operationId,
      summary,
      parameters: [...parameters, ifNoneMatch, prefer],
      responses: {
        200: {
          description: 'The answer',
          headers: { ETag: { schema: text } },
          content: { 'application/json': { schema } },
        },
        304: { description: 'Nothing changed' },
        ...errorResponses,
      },
    },
  };
}

function events(operation: {
  operationId: string;
  summary: string;
  parameters?: Parameter[];
}) {
  return {
    get: {
      ...operation,
      parameters: operation.parameters ?? [],
      responses: {
        200: {
          description:
            'Server-sent events: `changed` with the ETag of the answer as it is now, first at once and then after every change',
          content: { 'text/event-stream': { schema: text } },
        },
        ...errorResponses,
        503: { $ref: '#/components/responses/Error' },
      },
    },
  };
}

function paging(what: string): Parameter[] {
  return [
    inQuery(
      'limit',
      { type: 'integer', minimum: 1, maximum: 500 },
      `${what} per page`,
    ),
    inQuery(
      'cursor',
      { type: 'string', maxLength: 1024 },
      '`cursor` of the page before',
    ),
  ];
}

const poolFilters = [
  inQuery('cluster', text, 'Only of this cluster'),
  inQuery('namespace', text, 'Only of this namespace'),
  inQuery('health', ref('Health'), 'Only in this health'),
  inQuery(
    'q',
    { type: 'string', maxLength: 256 },
    "Part of the pool's, a model's or an entity's name",
  ),
  ...paging('Pools'),
];
/** Which object is asked for; the entity in the path has names of its own. */
const objectQuery = [
  mustQuery('cluster', 'Its cluster'),
  mustQuery('apiVersion', 'Such as `gateway.networking.k8s.io/v1`'),
  mustQuery('objectKind', 'Such as `HTTPRoute`; never `Secret`'),
  inQuery('objectNamespace', text, 'Left out for objects of the whole cluster'),
  mustQuery('objectName', 'Its name'),
];
const ratioAbove0 = { type: 'number', exclusiveMinimum: 0, maximum: 1 };
const rolloutQuery = [
  inQuery(
    'weight',
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    'For which share of the canary `forecast` and `needed` are told; the configured one where left out',
  ),
  inQuery('maxErrorRate', ratioAbove0, 'Share of errors the canary must keep'),
  ...['maxTtftMs', 'maxItlMs', 'maxE2eMs'].map(name =>
    inQuery(
      name,
      { type: 'number', exclusiveMinimum: 0 },
      'Milliseconds that 95 % of the canary’s requests must not exceed',
    ),
  ),
  inQuery(
    'errorMargin',
    ratioAbove0,
    'Share of errors that the canary may have more; 0.02 where left out',
  ),
  inQuery(
    'slowdownMargin',
    { type: 'number', exclusiveMinimum: 1, maximum: 10 },
    'Times as slow as the canary may be; 1.2 where left out',
  ),
];
const forecastQuery = [
  mustQuery('cluster', 'Of the route'),
  mustQuery('routeNamespace', 'Of the route'),
  inQuery(
    'way',
    { type: 'string', enum: ['pools', 'rewrite'] },
    'What shares the requests: an HTTPRoute or an InferenceModelRewrite; left out, the route, or else the rewrite, of this name',
  ),
  mustQuery('route', 'Name of the route, or of the rewrite'),
  {
    ...inQuery(
      'rule',
      { type: 'integer', minimum: 0, maximum: 1000 },
      'Its position in the route, from 0',
    ),
    required: true,
  },
  inQuery('canary', text, 'Which of several; the first where left out'),
  {
    ...inQuery(
      'weight',
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
      'The canary’s share',
    ),
    required: true,
  },
];
const poolPath = inPath('cluster', 'namespace', 'name');
const entityPath = inPath('kind', 'namespace', 'name');

/** The HTTP interface, relative to the plugin's base URL. */
export const openapi: OpenApiDocument & {
  openapi: string;
  info: object;
  servers: object[];
} = {
  openapi: '3.1.0',
  info: {
    title: 'inference',
    version: '1',
    description:
      'Whether requests reach InferencePools, why not, and how loaded they are.',
    license: { name: 'Apache-2.0' },
    contact: {},
  },
  servers: [{ url: '/' }],
  paths: {
    '/v1/clusters': read({
      operationId: 'ListClusters',
      summary: 'State of every cluster: versions, what is watched, what is not',
      schema: objectOf({
        items: listOf(ref('ClusterStatus')),
        history: ref('HistoryStatus'),
      }),
    }),
    '/v1/clusters/{name}/inventory': read({
      operationId: 'GetInventory',
      summary:
        'Pools and gateways of a cluster, for whoever lists them elsewhere, such as the catalog',
      parameters: inPath('name'),
      schema: ref('ClusterInventory'),
    }),
    '/v1/clusters/{name}/doctor': read({
      operationId: 'DiagnoseCluster',
      summary:
        "What the portal can't see in a cluster, what that costs, and what mends it",
      parameters: inPath('name'),
      schema: ref('ClusterDiagnosis'),
    }),
    '/v1/clusters/{name}/upgrade-check': {
      post: {
        operationId: 'CheckUpgrade',
        summary: 'What an upgrade would bring to a cluster; nothing is changed',
        parameters: [...inPath('name'), prefer],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('UpgradeCheckRequest') },
          },
        },
        responses: {
          200: {
            description: 'The answer',
            content: { 'application/json': { schema: ref('UpgradeCheck') } },
          },
          ...errorResponses,
        },
      },
    },
    '/v1/pools': read({
      operationId: 'ListPools',
      summary: 'Pools of all clusters, worst first',
      parameters: poolFilters,
      schema: objectOf({ items: listOf(ref('PoolSummary')) }, { cursor: text }),
    }),
    '/v1/self-service': read({
      operationId: 'GetSelfService',
      summary:
        'What the one who asks may make a new model for, and what it has to fit to',
      schema: ref('SelfService'),
    }),
    '/v1/models': read({
      operationId: 'ListModels',
      summary:
        'Names that requests can ask for: their pools, and whose they are; by name',
      parameters: paging('Models'),
      schema: objectOf({ items: listOf(ref('ServedModel')) }, { cursor: text }),
    }),
    '/v1/models/events': events({
      operationId: 'WatchModels',
      summary: 'Changes of the list of models',
    }),
    '/v1/owned-entities': read({
      operationId: 'ListOwnedEntities',
      summary:
        'What the one who asks and their groups have running, the worst first',
      schema: objectOf({ items: listOf(ref('EntitySummary')), total: count }),
    }),
    '/v1/findings': read({
      operationId: 'ListFindings',
      summary:
        'What is wrong in any cluster, in few words, and whose requests it is about; errors first',
      parameters: paging('Findings'),
      schema: objectOf(
        { items: listOf(ref('ListedFinding')) },
        { cursor: text },
      ),
    }),
    '/v1/history': read({
      operationId: 'GetRecentHistory',
      summary:
        'The last hour of several pools at once, minute by minute, as far as the portal recorded it',
      parameters: [
        {
          ...mustQuery(
            'pools',
            'Comma-separated `cluster/namespace/name`, up to 100',
          ),
          schema: { type: 'string', minLength: 1, maxLength: 8192 },
        },
        inQuery(
          'signals',
          { type: 'string', maxLength: 1024 },
          'Comma-separated; requestRate where left out',
        ),
      ],
      schema: ref('RecentHistory'),
    }),
    '/v1/clusters/events': events({
      operationId: 'WatchClusters',
      summary: 'Changes of the list of clusters',
    }),
    '/v1/pools/events': events({
      operationId: 'WatchPools',
      summary: 'Changes of the list of pools',
      parameters: poolFilters,
    }),
    '/v1/pools/{cluster}/{namespace}/{name}': read({
      operationId: 'GetPool',
      summary:
        'A pool with all on its way: routes, picker, endpoints, findings',
      parameters: poolPath,
      schema: ref('PoolDetail'),
    }),
    '/v1/pools/{cluster}/{namespace}/{name}/history': read({
      operationId: 'GetPoolHistory',
      summary: 'What was measured of a pool over time, and what happened to it',
      parameters: [
        ...poolPath,
        inQuery(
          'signals',
          { type: 'string', maxLength: 1024 },
          'Comma-separated; all where left out',
        ),
        inQuery(
          'range',
          text,
          'Back from now: 90s, 15m, 24h, 14d. Up to 1h at 15 s, up to 24h at 1 min, else at 10 min',
        ),
        inQuery(
          'endpoints',
          { type: 'boolean' },
          'Also of each endpoint, of which an hour is kept',
        ),
        inQuery(
          'pods',
          { type: 'string', maxLength: 8192 },
          'Of these endpoints only: comma-separated, up to 32',
        ),
      ],
      schema: ref('PoolHistory'),
    }),
    '/v1/entities/{kind}/{namespace}/{name}': read({
      operationId: 'GetEntity',
      summary: 'The inference view of a catalog entity',
      parameters: entityPath,
      schema: ref('EntityInference'),
    }),
    '/v1/entities/{kind}/{namespace}/{name}/events': events({
      operationId: 'WatchEntity',
      summary: 'Changes of the inference view of a catalog entity',
      parameters: entityPath,
    }),
    '/v1/entities/{kind}/{namespace}/{name}/object': read({
      operationId: 'GetEntityObject',
      summary:
        "One object on the way of the entity's requests: conditions, events, YAML",
      parameters: [...entityPath, ...objectQuery],
      schema: ref('ShownObject'),
    }),
    '/v1/rollouts/{kind}/{namespace}/{name}': read({
      operationId: 'ListRollouts',
      summary:
        'Versions of an entity’s model that share a rule: split, comparison, verdict, and how long until it decides',
      parameters: [...entityPath, ...rolloutQuery],
      schema: objectOf({
        items: listOf(ref('Rollout')),
        plans: listOf(ref('RolloutPlanStatus')),
        access: objectOf({ canRollout: flag }, { reason: text }),
      }),
    }),
    '/v1/rollouts/{kind}/{namespace}/{name}/forecast': read({
      operationId: 'ForecastRollout',
      summary:
        'How many requests a share of a rule of a route or a rewrite takes to be decided, and how long; before there is a canary by what the one version does',
      parameters: [...entityPath, ...forecastQuery],
      schema: ref('RolloutForecast'),
    }),
    '/v1/rollouts/{kind}/{namespace}/{name}/steps': {
      post: {
        operationId: 'RecordRolloutStep',
        summary:
          'Remembers who asked for which weights by which pull request; nothing is changed by it',
        parameters: entityPath,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: ref('AskedRolloutStep') } },
        },
        responses: {
          200: {
            description: 'Who it is remembered of',
            content: { 'application/json': { schema: objectOf({ by: text }) } },
          },
          ...errorResponses,
        },
      },
    },
    '/v1/manifests/check': {
      post: {
        operationId: 'CheckManifests',
        summary:
          'What is wrong with manifests before they are applied; nothing is sent to a cluster',
        parameters: [prefer],
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('ManifestCheckRequest') },
          },
        },
        responses: {
          200: {
            description: 'The answer',
            content: { 'application/json': { schema: ref('ManifestCheck') } },
          },
          ...errorResponses,
        },
      },
    },
    '/v1/explain': {
      post: {
        operationId: 'ExplainRequest',
        summary:
          'What would happen to a request, and why; nothing is sent for it',
        parameters: [prefer],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: ref('ExplainRequest') } },
        },
        responses: {
          200: {
            description: 'The answer',
            content: { 'application/json': { schema: ref('Explanation') } },
          },
          ...errorResponses,
        },
      },
    },
  },
  components: {
    schemas: {
      ...findingSchemas,
      ...clusterSchemas,
      ...adviceSchemas,
      ...poolSchemas,
      ...modelSchemas,
      ...objectSchemas,
      ...historySchemas,
      ...entitySchemas,
      ...rolloutPlanSchemas,
      ...rolloutSchemas,
      ...explainSchemas,
      ...inventorySchemas,
      ...manifestSchemas,
      ...timeoutSchemas,
      ...selfServiceSchemas,
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: { name: text, message: text },
          },
          request: { type: 'object' },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
    },
    responses: {
      Error: {
        description: "Backstage's error body",
        content: { 'application/json': { schema: ref('Error') } },
      },
    },
  },
};
