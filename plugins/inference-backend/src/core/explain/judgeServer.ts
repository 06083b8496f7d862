// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { EndpointNode } from '../topology/ClusterTopology';
import { modelsOfEndpoint, ReadReported } from '../topology/servedModels';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';
import { Verdict } from './Verdict';

/** Paths of OpenAI's API that every engine has, with what their bodies must hold. */
const COMPLETIONS: Record<string, string> = {
  '/v1/chat/completions': 'messages',
  '/v1/completions': 'prompt',
};
const READS = ['/v1/models', '/health'];

/** What a model server says to a request that reaches it. */
export function judgeServer(
  request: KnownRequest,
  /** Model that it is asked for, which the picker may have changed. */
  model: string | undefined,
  endpoints: readonly EndpointNode[],
  read: ReadReported,
  notes: Notes,
): Verdict {
  const ready = endpoints.filter(({ state }) => state.ready);
  const { path, method, body } = request;
  const by = 'server';
  if (READS.includes(path)) {
    // The engines' frameworks answer HEAD with 405 too.
    return method === 'GET'
      ? answered(say`${method} ${path} is answered by a model server.`)
      : wrongMethod(method, path);
  }
  if (!Object.hasOwn(COMPLETIONS, path)) {
    return {
      status: 'unknown',
      cause: 'server-decides',
      by,
      detail: say`The request reaches a model server. What it answers on ${path} is its own.`,
    };
  }
  if (method !== 'POST') {
    return wrongMethod(method, path);
  }
  const needed = COMPLETIONS[path];
  if (
    body.kind !== 'json' ||
    (!body.sketched && body.model !== undefined && !body.fields.has(needed))
  ) {
    return {
      status: 400,
      cause: 'body-invalid',
      by,
      detail: say`The model server refuses a body without ${needed}.`,
    };
  }
  return judgeModel(model, ready, read, notes);
}

function judgeModel(
  model: string | undefined,
  ready: readonly EndpointNode[],
  read: ReadReported,
  notes: Notes,
): Verdict {
  const served = ready.map(endpoint => {
    const { models, adapters } = modelsOfEndpoint(
      endpoint,
      read(endpoint.pod.meta.namespace, endpoint.pod.meta.name),
    );
    return [...models, ...adapters];
  });
  if (model === undefined || served.every(names => names.length === 0)) {
    if (model !== undefined) {
      notes.unknown(
        say`Which models the servers serve is not known: neither their arguments nor their metrics name one`,
      );
    }
    return answered(say`A model server answers.`);
  }
  const serving = served.filter(names => names.includes(model)).length;
  const names = [...new Set(served.flat())].sort().slice(0, 8).join(', ');
  if (serving === 0) {
    return {
      status: 404,
      cause: 'model-not-served',
      by: 'server',
      detail: say`The request reaches a model server, which does not serve \`${model}\`: it serves ${names}.`,
    };
  }
  if (serving < served.length) {
    notes.add(
      'endpoints',
      'warning',
      say`${serving} of ${served.length} ready servers serve \`${model}\``,
      { detail: say`The others answer 404, unless the picker avoids them.` },
    );
  }
  return answered(say`A model server that serves \`${model}\` answers.`);
}

function answered(detail: string): Verdict {
  return { status: 200, cause: 'answered', by: 'server', detail };
}

function wrongMethod(method: string, path: string): Verdict {
  return {
    status: 405,
    cause: 'server-decides',
    by: 'server',
    detail: say`The request reaches a model server, which takes no ${method} on ${path}.`,
  };
}
