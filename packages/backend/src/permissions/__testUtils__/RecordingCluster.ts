// SPDX-License-Identifier: Apache-2.0
import { createServer, Server } from 'node:http';

const labels = { app: 'qwen-chat' };
const metadata = {
  name: 'qwen-chat',
  namespace: 'chat',
  uid: 'uid-of-qwen-chat',
  resourceVersion: '7',
};

const ITEMS: Record<string, object[]> = {
  '/apis/inference.networking.k8s.io/v1/inferencepools': [
    {
      apiVersion: 'inference.networking.k8s.io/v1',
      kind: 'InferencePool',
      metadata,
      spec: {
        selector: { matchLabels: labels },
        targetPorts: [{ number: 8000 }],
      },
    },
  ],
  '/apis/apps/v1/deployments': [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 0,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [] } },
      },
      status: {},
    },
  ],
  '/api/v1/pods': [],
};

function answerTo(path: string): object | undefined {
  const { [path]: items } = ITEMS;
  if (items) {
    return { metadata: { resourceVersion: '100' }, items };
  }
  return path === '/version' ? { gitVersion: 'v1.36.2' } : undefined;
}

/** An API server with one pool, `chat/qwen-chat`, scaled to zero; it notes who reads objects by name. */
export class RecordingCluster {
  readonly reads: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<RecordingCluster> {
    const server = createServer();
    const cluster = new RecordingCluster(server);
    server.on('request', ({ url = '' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://cluster');
      if (pathname.includes('/namespaces/')) {
        cluster.reads.push(pathname);
      }
      const body = answerTo(pathname);
      response.writeHead(body ? 200 : 404, {
        'Content-Type': 'application/json',
      });
      if (searchParams.get('watch') === 'true') {
        response.flushHeaders(); // And nothing happens.
      } else {
        response.end(JSON.stringify(body ?? { kind: 'Status', code: 404 }));
      }
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return cluster;
  }

  get url(): string {
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) {
      throw new Error('The cluster does not listen');
    }
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => {
      this.server.close(resolve);
    });
  }
}
