// SPDX-License-Identifier: Apache-2.0
import { Simulator, SimulatorOptions } from '../Simulator';
import { startSimulator } from '../startSimulator';

/** Runs until it is told to end, and says what is up and how to use it. */
export async function runSimulator(
  options: SimulatorOptions,
  print: (line: string) => void,
): Promise<void> {
  const simulator = await startSimulator({ ...options, log: print });
  for (const line of describe(simulator)) print(line);
  await new Promise<void>(ended => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => ended());
    }
  });
  await simulator.stop();
}

function describe({ clusters, controlUrl }: Simulator): string[] {
  const gateway = clusters.find(({ gatewayUrl }) => gatewayUrl)?.gatewayUrl;
  return [
    `control    ${controlUrl}  faults, clusters, kubeconfig`,
    ...clusters.map(({ name, url, reachable }) =>
      reachable
        ? `cluster    ${url}  ${name}`
        : `cluster    ${url}  ${name}: nothing listens, on purpose`,
    ),
    ...clusters.flatMap(({ name, gatewayUrl }) =>
      gatewayUrl ? [`gateway    ${gatewayUrl}  OpenAI API of ${name}`] : [],
    ),
    '',
    'kubectl:',
    `  curl -s ${controlUrl}/kubeconfig > /tmp/simulator.kubeconfig`,
    '  kubectl --kubeconfig /tmp/simulator.kubeconfig get inferencepools -A -w',
    'A fault:',
    '  yarn simulator fault list',
    '  yarn simulator fault on epp-unschedulable',
    ...(gateway
      ? [
          'A request:',
          `  curl -i ${gateway}/v1/chat/completions -H 'content-type: application/json' \\`,
          `    -d '{"model": "Qwen/Qwen2.5-1.5B-Instruct", "messages": [{"role": "user", "content": "Hello"}]}'`,
        ]
      : []),
  ];
}
