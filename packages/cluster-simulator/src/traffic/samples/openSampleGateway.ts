// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import { createTraffic } from '../createTraffic';
import type { ModelTraffic } from '../TrafficScenario';
import { createSampleCluster } from './createSampleCluster';

/** How much simulated time passes per real millisecond while a request is out. */
const STEP_MS = 50;

/** A cluster with traffic whose gateway listens on a real port. */
export async function openSampleGateway(
  objects: KubernetesObject[],
  models: ModelTraffic[] = [],
) {
  const sample = createSampleCluster(objects);
  const traffic = createTraffic({ cluster: sample.cluster, models });
  // Pickers read their endpoints once before anyone asks.
  sample.clock.advance(STEP_MS);
  const server = createServer((request, response) =>
    traffic.handleGatewayRequest(request, response),
  );
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  /** Asks for real, and lets time pass until the answer is complete. */
  async function ask(path: string, init: RequestInit = {}) {
    const timer = setInterval(() => sample.clock.advance(STEP_MS), 1);
    try {
      const answer = await fetch(`${url}${path}`, init);
      return {
        status: answer.status,
        headers: answer.headers,
        text: await answer.text(),
      };
    } finally {
      clearInterval(timer);
    }
  }

  const chat = (body: unknown, headers: Record<string, string> = {}) =>
    ask('/v1/chat/completions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  return {
    ...sample,
    url,
    ask,
    chat,
    async close() {
      traffic.stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

/** What a pod's metrics page says right now, or undefined where nobody listens. */
export async function readPage(
  cluster: ReturnType<typeof createSampleCluster>['cluster'],
  pod: string,
  port: number,
): Promise<string | undefined> {
  const [namespace, name] = pod.split('/');
  const handler = cluster.network.handler(namespace, name, port);
  if (!handler) return undefined;
  const server = createServer(handler);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${address.port}/metrics`);
  const text = await answer.text();
  server.closeAllConnections();
  server.close();
  return text;
}
