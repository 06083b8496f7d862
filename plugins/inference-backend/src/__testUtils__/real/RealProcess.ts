// SPDX-License-Identifier: Apache-2.0
import { ChildProcess, spawn } from 'node:child_process';

/** A program that runs beside the test, and what it writes. */
export class RealProcess {
  private output = '';

  private constructor(private readonly child: ChildProcess) {
    const keep = (chunk: Buffer) => {
      this.output += chunk.toString('utf8');
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  static start(
    binary: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ): RealProcess {
    return new RealProcess(
      spawn(binary, args, {
        stdio: ['ignore', 'pipe', 'pipe'],
        // eslint-disable-next-line no-restricted-syntax -- the program gets the environment of who runs the lane
        env: { ...process.env, ...env },
      }),
    );
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  lines(): string[] {
    return this.output.split('\n').filter(line => line !== '');
  }

  async stop(): Promise<void> {
    if (this.isRunning) {
      const ended = new Promise(resolve => this.child.once('exit', resolve));
      this.child.kill('SIGKILL');
      await ended;
    }
  }
}
