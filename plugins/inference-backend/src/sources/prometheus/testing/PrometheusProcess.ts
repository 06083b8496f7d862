// SPDX-License-Identifier: Apache-2.0
import { ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findFreePort } from '../../scrape/testing/findFreePort';

/** A page and the labels that its series get. */
export interface ScrapedPage {
  /** `host:port`. */
  address: string;
  labels: Record<string, string>;
}

const READY_WITHIN_MS = 20_000;

/** JSON is YAML too. Debian's Prometheus knows no Kubernetes: pages are listed. */
function configure(pages: readonly ScrapedPage[], seconds: number): string {
  return JSON.stringify({
    global: { scrape_interval: `${seconds}s`, scrape_timeout: `${seconds}s` },
    scrape_configs: [
      {
        job_name: 'pods',
        static_configs: pages.map(({ address, labels }) => ({
          targets: [address],
          labels,
        })),
      },
    ],
  });
}

/** A real Prometheus that scrapes some pages. */
export class PrometheusProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly directory: string,
  ) {}

  static async start(
    binary: string,
    pages: readonly ScrapedPage[],
    intervalSeconds: number,
  ): Promise<PrometheusProcess> {
    const directory = await mkdtemp(join(tmpdir(), 'prometheus-'));
    const file = join(directory, 'prometheus.yml');
    await writeFile(file, configure(pages, intervalSeconds));
    const listens = `127.0.0.1:${await findFreePort()}`;
    const child = spawn(
      binary,
      [
        `--config.file=${file}`,
        `--storage.tsdb.path=${join(directory, 'data')}`,
        `--web.listen-address=${listens}`,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const said: string[] = [];
    child.stderr?.on('data', chunk => said.push(String(chunk)));
    const started = new PrometheusProcess(
      `http://${listens}`,
      child,
      directory,
    );
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await started.isReady())) {
      if (child.exitCode !== null || Date.now() > until) {
        await started.stop();
        throw new Error(`Prometheus does not start: ${said.join('')}`);
      }
      await setTimeout(100);
    }
    return started;
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/-/ready`)).ok;
    } catch {
      return false;
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise(resolve => {
        this.child.once('exit', resolve);
      });
      this.child.kill('SIGKILL');
      await ended;
    }
    await rm(this.directory, { recursive: true, force: true });
  }
}
