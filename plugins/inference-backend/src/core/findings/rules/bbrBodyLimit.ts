// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Deployment } from '../../objects/ClusterObjects';
import { GatewayNode, Way } from '../../topology/ClusterTopology';
import { valuesOf } from '../../topology/modelNames';
import { FindingRule, Judgement } from '../FindingRule';
import { isAgentgateway } from '../isAgentgateway';
import { mergePatch } from '../patchOf';
import { nameOf, subjectOf } from '../subjectOf';
import { headersSet, waysByHeader } from './bbrMissing';

/** agentgateway's, where `frontend.http.maxBufferSize` is not set. */
const DEFAULT_BUFFER = 2 * 1024 * 1024;
/** English text as JSON, which is the least that a token takes on its way. */
const BYTES_PER_TOKEN = 4;
const MIB = 1024 * 1024;

/**
 * Body-based routing reads the whole body. One that is larger than the buffer
 * has no model, and gets status 404 as if nobody served it.
 */
export const bbrBodyLimit: FindingRule = {
  code: 'bbr-body-limit',
  needs: [
    'HTTPRoute',
    'Gateway',
    'GatewayClass',
    'AgentgatewayPolicy',
    'Deployment',
  ],
  explainedBy: ['bbr-missing', 'bbr-header-mismatch'],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools', 'deployments'],
  judge: ({ gateways }) =>
    gateways.filter(isAgentgateway).flatMap(judgeGateway),
};

function judgeGateway(node: GatewayNode): Judgement[] {
  const buffer = node.policies.find(
    ({ maxBufferSize }) => maxBufferSize !== undefined,
  );
  const limit = buffer?.maxBufferSize ?? DEFAULT_BUFFER;
  const byModel = waysByModel(node);
  const tooLong = node.ways.flatMap(way => {
    const { pool } = way.backend;
    const tokens = pool ? contextOf(pool.workloads) : 0;
    return tokens * BYTES_PER_TOKEN > limit && byModel.has(way)
      ? [{ way, tokens }]
      : [];
  });
  if (tooLong.length === 0) {
    return [];
  }
  const tokens = Math.max(...tooLong.map(each => each.tokens));
  const wanted = Math.ceil((2 * tokens * BYTES_PER_TOKEN) / MIB) * MIB;
  const { gateway } = node;
  return [
    {
      severity: 'info',
      title: say`Long prompts do not fit into the gateway’s buffer`,
      detail: say`${nameOf(
        gateway,
      )} reads the model from bodies of up to ${limit} bytes; servers behind it take ${tokens} tokens, which are more. Requests with longer bodies get status 404.`,
      subject: buffer
        ? subjectOf(buffer, 'spec.frontend.http.maxBufferSize')
        : subjectOf(gateway),
      evidence: [
        {
          label: say`Buffer`,
          value: buffer
            ? say`${limit} bytes`
            : say`${limit} bytes, the default`,
        },
        { label: say`Longest context`, value: say`${tokens} tokens` },
      ],
      remedy: {
        text: say`Set spec.frontend.http.maxBufferSize of an AgentgatewayPolicy on the Gateway to ${wanted}. The proxy needs that much memory for each request that it reads.`,
        ...(buffer && {
          patch: mergePatch(buffer, {
            spec: { frontend: { http: { maxBufferSize: wanted } } },
          }),
        }),
      },
      ways: tooLong.map(({ way }) => way),
      pools: [],
      stops: 'none',
    },
  ];
}

/** Ways whose rules match a header that the gateway makes from the body. */
function waysByModel(gateway: GatewayNode): Set<Way> {
  const set = headersSet(gateway);
  return new Set(
    [...waysByHeader(gateway)].flatMap(([header, ways]) =>
      set.has(header.toLowerCase()) ? ways : [],
    ),
  );
}

/** Few pools change: the arguments of the others' servers need not be read again. */
const known = new WeakMap<readonly Deployment[], number>();

/** Tokens that the servers were told to take; -Infinity where they were told nothing. */
function contextOf(workloads: readonly Deployment[]): number {
  const context =
    known.get(workloads) ??
    Math.max(
      ...workloads
        .flatMap(({ containers }) => containers)
        .flatMap(({ args }) => valuesOf(args, ['--max-model-len']))
        .map(parseTokens)
        .filter(Number.isFinite),
    );
  known.set(workloads, context);
  return context;
}

/** vLLM takes `131072`, `128k` and `128K`. */
function parseTokens(text: string): number {
  const found = /^(\d+(?:\.\d+)?)([kKmM]?)$/.exec(text);
  const factors: Record<string, number> = {
    '': 1,
    k: 1000,
    K: 1024,
    m: 1_000_000,
    M: 1024 * 1024,
  };
  return found ? Number(found[1]) * factors[found[2]] : NaN;
}
