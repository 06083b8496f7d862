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

const { values } = parseArgs({
  options: {
    config: { type: 'string', multiple: true, default: [] },
    verbose: { type: 'boolean', default: false },
  },
});

const children = new Children();
const parent = process.ppid;

async function end(code) {
  setInterval(() => {}, 1_000); // the children's ends are awaited, not only asked for
  await children.stop();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => end(0));
}
// Whoever started this may have been killed without a chance to say so.
setInterval(() => process.ppid !== parent && end(1), 1_000).unref();

try {
  const port = readPort('PORT', 7007);
  const simulatorPort = readPort('SIMULATOR_PORT', 8470);
  const starting = startPortal({
    port,
    simulatorPort,
    children,
    configFiles: values.config.map(file => resolve(file)),
    verbose: values.verbose,
    onUp: (what, how) => console.log(`${what.padEnd(10)} ${how}`),
  });
  const portal = await Promise.race([starting, children.failure]);
  console.log(whatToLookAt(portal, simulatorPort));
  await children.failure;
} catch (error) {
  console.error(`\n${error.message}`);
  await end(1);
}

function whatToLookAt({ url, gatewayUrls }, simulatorPort) {
  const simulator = `${
    simulatorPort === 8470 ? '' : `SIMULATOR_PORT=${simulatorPort} `
  }npm run simulator`;
  return `
  ${url}

  Sign in as Guest, or as Chloe, Samir or Sofia to see it with their team's eyes.
    a model's pools   ${url}/catalog/default/component/qwen-chat/inference
    all pools         ${url}/inference
  Break something in prod-us, and watch the page say what it is:
    ${simulator} fault on epp-unschedulable
    ${simulator} fault off epp-unschedulable
    ${simulator} fault list
  Ask a model yourself:
    curl ${gatewayUrls['prod-eu']}/v1/completions -H 'content-type: application/json' -d '{"model":"Qwen/Qwen2.5-1.5B-Instruct","prompt":"Hello"}'

  Ctrl-C ends everything.`;
}
