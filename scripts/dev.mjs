// SPDX-License-Identifier: Apache-2.0
// `yarn dev`: the portal with hot reloading (app on 3000, backend on 7007) and
// the simulator. Further arguments go to `backstage-cli repo start`.
import { join } from 'node:path';
import { Children } from './portal/Children.mjs';
import { BACKSTAGE_CLI, ROOT } from './portal/paths.mjs';
import { readPort } from './portal/ports.mjs';
import {
  clusterEnvironment,
  simulatorProgram,
} from './portal/simulatorProgram.mjs';
import { superviseUntilSignal } from './portal/superviseUntilSignal.mjs';

const children = new Children();
await superviseUntilSignal(children, async () => {
  const port = readPort('PORT', 7007);
  const simulatorPort = readPort('SIMULATOR_PORT', 8470);
  children.start(
    'simulator',
    simulatorProgram({
      port: simulatorPort,
      portalUrl: `http://127.0.0.1:${port}`,
    }),
  );
  children.start('backstage', {
    args: [BACKSTAGE_CLI, 'repo', 'start', ...process.argv.slice(2)],
    cwd: ROOT,
    env: {
      PORT: String(port),
      PORTAL_DATA: join(ROOT, '.data'),
      ...clusterEnvironment(simulatorPort),
      // The app's own server, which asks the backend across origins.
      APP_CONFIG_app_baseUrl: '"http://localhost:3000"',
    },
  });
});
