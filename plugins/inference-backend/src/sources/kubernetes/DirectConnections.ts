// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { ClusterRequest } from '@inference-portal/backstage-plugin-inference-node';
import { Agent } from 'undici';
import { DirectRoute } from './ClusterRoute';
import { describeNetworkError } from './describeNetworkError';
import { fetchByAgent } from './fetchByAgent';
import { refuseRedirect } from './refuseRedirect';
import { USER_AGENT } from './userAgent';

/** Between two rounds of metrics the connections stay open. */
const KEEP_ALIVE_MS = 30_000;

/** Connections to API servers, those of each cluster apart. */
export class DirectConnections {
  readonly #agents = new Map<string, Promise<Agent>>();

  async fetch(route: DirectRoute, request: ClusterRequest): Promise<Response> {
    const agent = await this.#agentOf(route);
    try {
      return await send(route, request, agent);
    } catch (error) {
      if (route.caFile && !request.signal.aborted) {
        // The authority may be another by now; the file is read anew.
        this.#forget(route.cluster);
      }
      throw error;
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    const agents = [...this.#agents.values()];
    this.#agents.clear();
    await Promise.allSettled(
      agents.map(async agent => (await agent).destroy()),
    );
  }

  #agentOf(route: DirectRoute): Promise<Agent> {
    let agent = this.#agents.get(route.cluster);
    if (!agent) {
      agent = createAgent(route);
      this.#agents.set(route.cluster, agent);
      agent.catch(() => this.#agents.delete(route.cluster));
    }
    return agent;
  }

  #forget(cluster: string): void {
    const agent = this.#agents.get(cluster);
    this.#agents.delete(cluster);
    // Waits for the requests that still go by it.
    agent?.then(it => it.close()).catch(() => {});
  }
}

async function createAgent(route: DirectRoute): Promise<Agent> {
  return new Agent({
    keepAliveTimeout: KEEP_ALIVE_MS,
    // How long to wait is the caller's business; a watch may be silent for a minute.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      ca: await readAuthority(route),
      rejectUnauthorized: !route.skipTLSVerify,
    },
  });
}

/** The file before the data, as the Kubernetes client has it. */
async function readAuthority({
  caFile,
  caData,
}: DirectRoute): Promise<Buffer | undefined> {
  if (caFile) {
    try {
      return await readFile(caFile);
    } catch (error) {
      throw new Error(
        `its caFile can't be read: ${describeNetworkError(error)}`,
      );
    }
  }
  return caData ? Buffer.from(caData, 'base64') : undefined;
}

async function send(
  { url, authorization }: DirectRoute,
  { path, headers = {}, signal }: ClusterRequest,
  agent: Agent,
): Promise<Response> {
  const asked = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  const response = await fetchByAgent(agent, {
    url: `${url.replace(/\/+$/, '')}${path}`,
    headers: {
      'accept-encoding': 'identity',
      ...Object.fromEntries(asked),
      'user-agent': USER_AGENT,
      ...(authorization && { authorization }),
    },
    signal,
  });
  refuseRedirect(response, path);
  return response;
}
