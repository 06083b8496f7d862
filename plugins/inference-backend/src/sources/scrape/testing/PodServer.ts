// SPDX-License-Identifier: Apache-2.0
import { createServer, RequestListener, Server } from 'node:http';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';

/** Answers over real HTTP, as an API server's proxy or as a pod itself. */
export class PodServer {
  readonly requests: Array<{
    url: string;
    headers: Record<string, string | string[] | undefined>;
  }> = [];
  private readonly server: Server;
  private listensOn = 0;

  constructor(answer: RequestListener) {
    this.server = createServer((request, response) => {
      const { url = '', headers } = request;
      this.requests.push({ url, headers });
      answer(request, response);
    });
  }

  async start(): Promise<this> {
    await new Promise<void>(resolve => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the server does not listen');
    }
    this.listensOn = address.port;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }

  get port(): number {
    return this.listensOn;
  }

  /** A source whose only cluster is this server. */
  clusterSource(): ClusterSource {
    return {
      listClusters: async () => [{ name: 'test' }],
      fetch: (_cluster, { path, headers, signal }) =>
        fetch(`http://127.0.0.1:${this.port}${path}`, {
          headers,
          signal,
          redirect: 'manual',
        }),
    };
  }
}
