// SPDX-License-Identifier: Apache-2.0
// `npm start`: the demo portal on one port, with the clusters it looks at.
//   npm start -- --config my-clusters.yaml   adds a configuration
//   npm start -- --verbose                   shows all logs
//   PORT=7107 SIMULATOR_PORT=9470 npm start  takes other ports
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Children } from './portal/Children.mjs';
import { readPort } from './portal/ports.mjs';
import { startPortal } from './portal/startPortal.mjs';
import { superviseUntilSignal } from './portal/superviseUntilSignal.mjs';

const { values } = parseArgs({
  options: {
    config: { type: 'string', multiple: true, default: [] },
    verbose: { type: 'boolean', default: false },
  },
});

const children = new Children();
await superviseUntilSignal(children, async () => {
  const simulatorPort = readPort('SIMULATOR_PORT', 8470);
  const portal = await startPortal({
    port: readPort('PORT', 7007),
    simulatorPort,
    children,
    configFiles: values.config.map(file => resolve(file)),
    verbose: values.verbose,
    onUp: (what, how) => console.log(`${what.padEnd(10)} ${how}`),
  });
  console.log(whatToLookAt(portal, simulatorPort));
});

function whatToLookAt({ url, simulator: { gateways } }, simulatorPort) {
  const command = `${
    simulatorPort === 8470 ? '' : `SIMULATOR_PORT=${simulatorPort} `
  }npm run simulator`;
  return `
  ${url}

  Sign in as Guest, or as Chloe, Samir or Sofia to see it with their team's eyes.
    a model's pools   ${url}/catalog/default/component/qwen-chat/inference
    all pools         ${url}/inference
  Break something in prod-us, and watch the page say what it is:
    ${command} fault on epp-unschedulable
    ${command} fault off epp-unschedulable
    ${command} fault list
  Ask a model yourself:
    curl ${gateways['prod-eu']}/v1/completions -H 'content-type: application/json' -d '{"model":"Qwen/Qwen2.5-1.5B-Instruct","prompt":"Hello"}'

  Ctrl-C ends everything.`;
}
