// SPDX-License-Identifier: Apache-2.0
import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SimulatedCluster } from '@inference-portal/cluster-simulator';

const PACKAGE = resolve(__dirname, '../..');
const PATIENCE_MS = 90_000;
const PAUSE_MS = 200;

interface Options {
  databaseUrl: string;
  clusters: SimulatedCluster[];
}

/** `dev/index.ts` in a process of its own. */
export class BackendProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly folder: string,
  ) {
    child.stdout?.on('data', data => {
      this.output += data;
    });
    child.stderr?.on('data', data => {
      this.output += data;
    });
  }

  /** Resolves once it answers. */
  static async start(options: Options): Promise<BackendProcess> {
    const port = await findFreePort();
    const folder = mkdtempSync(join(tmpdir(), 'inference-backend-'));
    const config = join(folder, 'app-config.json');
    writeFileSync(config, JSON.stringify(configOf(options, port)));
    const child = spawn(
      process.execPath,
      [
        ...[
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        'dev/index.ts',
        ...['--config', config],
      ],
      {
        cwd: PACKAGE,
        env: { ...process.env, NODE_ENV: 'development', NODE_OPTIONS: '' },
      },
    );
    const backend = new BackendProcess(
      child,
      `http://127.0.0.1:${port}/api/inference/v1`,
      folder,
    );
    try {
      await backend.until<{ items?: unknown }>(
        '/clusters',
        ({ items }) => items !== undefined,
      );
    } catch (error) {
      await backend.kill();
      throw error;
    }
    return backend;
  }

  log(): string {
    return this.output;
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}${path}`);
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }

  /** Asks until the answer is as wanted, and gives it; fails with the last one. */
  async until<T>(path: string, isWanted: (body: T) => boolean): Promise<T> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const body = await this.get<T>(path).catch((error: Error) => error);
      if (!(body instanceof Error) && isWanted(body)) {
        return body;
      }
      if (Date.now() > end || this.child.exitCode !== null) {
        throw new Error(
          `${path} did not become as wanted; last: ${
            body instanceof Error ? body : JSON.stringify(body).slice(0, 2000)
          }\n${this.output.slice(-4000)}`,
        );
      }
      await new Promise(wake => setTimeout(wake, PAUSE_MS));
    }
  }

  /** As by a power cut: nothing is said or saved. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** As by a new version that is rolled out. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise(wake => this.child.once('exit', wake));
      this.child.kill(signal);
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function configOf({ databaseUrl, clusters }: Options, port: number) {
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'pg', connection: databaseUrl },
      auth: { dangerouslyDisableDefaultAuthPolicy: true },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters
            .filter(({ name }) => name !== 'edge')
            .map(({ name, url }) => ({
              name,
              url,
              authProvider: 'serviceAccount',
              serviceAccountToken: 'demo-portal-reader',
            })),
        },
      ],
    },
    inference: { metrics: { interval: { seconds: 5 } } },
  };
}

function findFreePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? found(address.port)
          : fail(new Error('No free port')),
      );
    });
  });
}
