// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import {
  ClusterInfo,
  ClusterRequest,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { Agent } from 'undici';
import { ClusterCredentials } from './ClusterCredentials';
import { describeNetworkError } from './describeNetworkError';
import { fetchByAgent } from './fetchByAgent';
import { refuseRedirect } from './refuseRedirect';
import { USER_AGENT } from './userAgent';

export interface DirectClusterSourceOptions {
  clusters: ReadonlyMap<string, ClusterDetails>;
  credentials: Pick<ClusterCredentials, 'authorizationOf'>;
}

/** Between two rounds of metrics the connections stay open. */
const KEEP_ALIVE_MS = 30_000;

/**
 * Clusters of Backstage's own Kubernetes configuration, each by connections of
 * its own: for fleets, where the Kubernetes backend's proxy would be the
 * narrowest place.
 */
export class DirectClusterSource implements ClusterSource {
  readonly #options: DirectClusterSourceOptions;
  readonly #agents = new Map<string, Promise<Agent>>();

  constructor(options: DirectClusterSourceOptions) {
    this.#options = options;
  }

  async listClusters(): Promise<ClusterInfo[]> {
    return [...this.#options.clusters.values()].map(({ name, title }) => ({
      name,
      title,
    }));
  }

  async fetch(name: string, request: ClusterRequest): Promise<Response> {
    const cluster = this.#options.clusters.get(name);
    if (!cluster) {
      throw new Error(
        'connect: direct needs the cluster, with its url and its authProvider, in kubernetes.clusterLocatorMethods[].clusters; use connect: proxy for clusters of other locators',
      );
    }
    const [agent, authorization] = await Promise.all([
      this.#agentOf(cluster),
      this.#options.credentials.authorizationOf(cluster),
    ]);
    try {
      return await send(cluster.url, request, agent, authorization);
    } catch (error) {
      if (cluster.caFile && !request.signal.aborted) {
        // The authority may be another by now; the file is read anew.
        this.#forget(name);
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

  #agentOf(cluster: ClusterDetails): Promise<Agent> {
    let agent = this.#agents.get(cluster.name);
    if (!agent) {
      agent = createAgent(cluster);
      this.#agents.set(cluster.name, agent);
      agent.catch(() => this.#agents.delete(cluster.name));
    }
    return agent;
  }

  #forget(name: string): void {
    const agent = this.#agents.get(name);
    this.#agents.delete(name);
    // Waits for the requests that still go by it.
    agent?.then(it => it.close()).catch(() => {});
  }
}

async function createAgent(cluster: ClusterDetails): Promise<Agent> {
  return new Agent({
    keepAliveTimeout: KEEP_ALIVE_MS,
    // How long to wait is the caller's business; a watch may be silent for a minute.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: {
      ca: await readAuthority(cluster),
      rejectUnauthorized: !cluster.skipTLSVerify,
    },
  });
}

/** The file before the data, as the Kubernetes client has it. */
async function readAuthority({
  caFile,
  caData,
}: ClusterDetails): Promise<Buffer | undefined> {
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
  baseUrl: string,
  { path, headers = {}, signal }: ClusterRequest,
  agent: Agent,
  authorization: string | undefined,
): Promise<Response> {
  const asked = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  const response = await fetchByAgent(agent, {
    url: `${baseUrl.replace(/\/+$/, '')}${path}`,
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
