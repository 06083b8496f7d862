// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord } from '../cluster/readField';
import { Simulator } from '../Simulator';

const LONGEST_BODY = 10_000;
const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

type Controlled = Pick<
  Simulator,
  'clusters' | 'faults' | 'setFault' | 'stats' | 'kubeconfig'
>;

interface Answer {
  status: number;
  body: unknown;
}

/** The HTTP API by which a running simulator is asked and told. */
export function createControlApi(simulator: Controlled) {
  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method = 'GET' } = request;
    const { pathname } = new URL(request.url ?? '/', 'http://control');
    const fault = /^\/faults\/([^/]+)$/.exec(pathname)?.[1];
    if (fault !== undefined) {
      return method === 'PUT' || method === 'GET'
        ? answerFault(decodeURIComponent(fault), method, request)
        : notAllowed('GET, PUT');
    }
    const pages: Record<string, () => unknown> = {
      '/': describeAll,
      '/faults': () => ({ items: simulator.faults() }),
      '/clusters': () => ({ items: describeClusters() }),
      '/kubeconfig': () => simulator.kubeconfig(),
    };
    const page = Object.hasOwn(pages, pathname) ? pages[pathname] : undefined;
    if (!page) {
      return problem(404, `There is nothing at ${pathname}; see /`);
    }
    return method === 'GET' || method === 'HEAD'
      ? { status: 200, body: page() }
      : notAllowed('GET');
  }

  async function answerFault(
    name: string,
    method: string,
    request: IncomingMessage,
  ): Promise<Answer> {
    const find = () =>
      simulator.faults().find(candidate => candidate.name === name);
    if (!find()) {
      const names = simulator.faults().map(fault => fault.name);
      return problem(
        404,
        `There is no fault ${name}; there are: ${names.join(', ')}`,
      );
    }
    if (method === 'PUT') {
      const body = await readJson(request);
      if (!isRecord(body) || typeof body.on !== 'boolean') {
        return problem(400, 'The body must be {"on": true} or {"on": false}');
      }
      simulator.setFault(name, body.on);
    }
    return { status: 200, body: find() };
  }

  function describeAll() {
    return {
      what: 'Simulated Kubernetes clusters that serve LLMs',
      clusters: describeClusters().map(({ requests, ...cluster }) => cluster),
      faults: Object.fromEntries(
        simulator.faults().map(({ name, on }) => [name, on ? 'on' : 'off']),
      ),
      links: {
        clusters: '/clusters',
        faults: '/faults',
        'switch a fault': 'PUT /faults/NAME {"on": true}',
        kubeconfig: '/kubeconfig',
      },
    };
  }

  function describeClusters() {
    return simulator.clusters.map(({ tokens, ...cluster }) => ({
      ...cluster,
      users: Object.keys(tokens),
      ...simulator.stats(cluster.name),
      requests: simulator.stats(cluster.name)?.requests,
    }));
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const refusal = refuseForeign(request);
    const answered = refusal ? Promise.resolve(refusal) : answer(request);
    answered
      .catch(error => problem(400, String(error)))
      .then(({ status, body }) => {
        const text = typeof body === 'string';
        response.writeHead(status, {
          'content-type': text ? 'application/yaml' : 'application/json',
          'cache-control': 'no-store',
        });
        response.end(text ? body : `${JSON.stringify(body, undefined, 2)}\n`);
      });
  };
}

/** A page on the Internet must not switch faults through someone's browser. */
function refuseForeign({ headers, socket }: IncomingMessage) {
  const own = LOCAL_NAMES.map(name => `${name}:${socket.localPort}`);
  if (!own.includes(headers.host ?? '')) {
    return problem(403, `Host ${headers.host ?? '(none)'} is not this server`);
  }
  const { origin } = headers;
  return origin === undefined ||
    own.some(authority => origin === `http://${authority}`)
    ? undefined
    : problem(403, `Origin ${origin} may not use this server`);
}

function problem(status: number, message: string): Answer {
  return { status, body: { error: { message } } };
}

function notAllowed(methods: string): Answer {
  return problem(405, `Only ${methods} is possible here`);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LONGEST_BODY) throw new Error('The body is too long');
  }
  return JSON.parse(text);
}
