// SPDX-License-Identifier: Apache-2.0
import { parseArgs } from 'node:util';
import { runRemote } from './cli/runRemote';
import { runSimulator } from './cli/runSimulator';

const USAGE = `Usage: simulator [options]                 start the clusters
       simulator fault list               faults of a running simulator
       simulator fault on|off NAME        switch one
       simulator kubeconfig               print the kubeconfig of a running simulator

Options:
  --port PORT        first port (default 8470, or SIMULATOR_PORT)
  --scenario NAME    a built-in scenario or a file (default: default)
  --speed FACTOR     simulated seconds per second (default 1)
  --seed SEED        other seed, other names and numbers (default 1)
  --pod-network      pods listen on 127.x.y.z (Linux)
  --repositories URL list of Git repositories to apply (or SIMULATOR_REPOSITORIES)
  --help`;

function numberOf(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new Error(`${name} must be a number of 0 or more, not "${text}"`);
  }
  return value;
}

/** The program: `args` are what follows its name. */
export async function main(
  args: string[],
  env: Record<string, string | undefined>,
): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      scenario: { type: 'string' },
      speed: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      'pod-network': { type: 'boolean', default: false },
      repositories: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    print(USAGE);
    return;
  }
  const [name, text] = values.port
    ? ['--port', values.port]
    : ['SIMULATOR_PORT', env.SIMULATOR_PORT ?? '8470'];
  const basePort = numberOf(name, text);
  if (positionals.length > 0) {
    await runRemote(positionals, {
      controlUrl: `http://127.0.0.1:${basePort}`,
      print,
      usage: USAGE,
    });
    return;
  }
  await runSimulator(
    {
      basePort,
      scenario: values.scenario,
      speed: numberOf('--speed', values.speed),
      seed: values.seed,
      podNetwork: values['pod-network'],
      repositories: values.repositories ?? env.SIMULATOR_REPOSITORIES,
    },
    print,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
