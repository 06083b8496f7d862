// SPDX-License-Identifier: Apache-2.0

/** The tab of all pools. */
export const pools = {
  'pools.what': 'the pools',
  'pools.table': 'Pools, worst first',
  'pools.tableSorted': 'Pools',
  'pools.all_one': '{{count, number}} pool',
  'pools.all_other': '{{count, number}} pools',
  'pools.matching_one': '{{found, number}} of {{count, number}} pool',
  'pools.matching_other': '{{found, number}} of {{count, number}} pools',
  'pools.none': 'No pool was found in any cluster',
  'pools.noneWhy':
    'The portal shows every InferencePool that it may read. See {{clusters}} for what it reads where, and what it is refused.',
  'pools.simulated': 'simulated',
  'pools.asItWas': 'as it was {{age}} ago',
  'pools.readyOf': '{{ready, number}} of {{total, number}}',
  'pools.findingsTip':
    'Found on the way of the pool’s requests in {{cluster}}: {{error, number}} errors, {{warning, number}} warnings, {{info, number}} notes',
  'pools.pickerReplicas':
    '{{name}}: {{ready, number}} of {{total, number}} replicas ready',
  'pools.noPicker': 'the pool names no endpoint picker',
  'pools.noEntity': 'no catalog entity names this pool or its models',
  'pools.noOwner': 'the entities have no owner in the catalog',
  'pools.noModel': 'no endpoint has told which models it serves',
  'pools.noGateway': "no gateway's route references the pool",
  'pools.noFinding': 'nothing was found to be wrong',
  'pools.course':
    'The last hour, minute by minute: from {{low}} to {{high}}. Recorded from {{source}}.',
  'pools.filter.label': 'Filter pools',
  'pools.filter.text': 'Find pool, model or entity',
  'pools.filter.cluster': 'Cluster',
  'pools.filter.namespace': 'Namespace',
  'pools.filter.health': 'Health',
  'pools.filter.owner': 'Owner',
  'pools.filter.model': 'Model',
  'pools.filter.provider': 'Provider',
  'pools.filter.nobody': 'nobody',
  'pools.column.health': 'Health',
  'pools.column.healthMeaning': 'Whether requests are answered',
  'pools.column.pool': 'Pool',
  'pools.column.poolMeaning': 'The pool, and why it is not healthy',
  'pools.column.place': 'Cluster',
  'pools.column.placeMeaning': 'Cluster and namespace',
  'pools.column.entities': 'Entities',
  'pools.column.entitiesMeaning': 'Catalog entities the pool belongs to',
  'pools.column.owners': 'Owners',
  'pools.column.ownersMeaning': 'Who owns these entities',
  'pools.column.models': 'Models',
  'pools.column.modelsMeaning': 'Served model names',
  'pools.column.providers': 'Providers',
  'pools.column.providersMeaning':
    'Who makes the gateways work whose routes reference the pool',
  'pools.column.gateways': 'Gateways',
  'pools.column.gatewaysMeaning': 'Gateways whose routes reference the pool',
  'pools.column.ready': 'Ready',
  'pools.column.readyMeaning': 'Endpoints ready, of all',
  'pools.column.picker': 'Picker',
  'pools.column.pickerMeaning': 'Whether the endpoint picker answers',
  'pools.column.findings': 'Findings',
  'pools.column.findingsMeaning': 'How much was found to be wrong',
  'pools.column.requests': 'Requests',
  'pools.column.requestsMeaning': 'Requests per second, and over the last hour',
  'pools.column.errors': 'Errors',
  'pools.column.errorsMeaning':
    'Share of requests that failed, and over the last hour',
  'pools.column.queue': 'Queue',
  'pools.column.queueMeaning':
    'Requests that wait for a place in a batch, and over the last hour',
  'pools.column.running': 'Running',
  'pools.column.runningMeaning': 'Requests that are being answered',
  'pools.column.kv': 'KV cache',
  'pools.column.kvMeaning':
    'KV cache in use, mean of the endpoints, and over the last hour',
  'pools.column.prefix': 'Prefix hits',
  'pools.column.prefixMeaning':
    'Tokens found in the prefix cache, per token asked, and over the last hour',
  'pools.column.ttft': 'TTFT p95',
  'pools.column.ttftMeaning':
    'Time to first token, 95th percentile, and over the last hour',
  'pools.column.itl': 'ITL p95',
  'pools.column.itlMeaning':
    'Time between two tokens, 95th percentile, and over the last hour',
  'pools.column.tokens': 'Tokens',
  'pools.column.tokensMeaning':
    'Generated tokens per second, and over the last hour',
  'pools.column.read': 'Read',
  'pools.column.readMeaning': 'How old the numbers are',
} as const;
