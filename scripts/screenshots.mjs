// SPDX-License-Identifier: Apache-2.0
// `yarn screenshots [NAME ...]`: starts the portal on free ports and takes the
// pictures of README and docs, packages/app/e2e/pictures.mjs, into docs/images.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../packages/app/e2e/launchBrowser.mjs';
import { pictures } from '../packages/app/e2e/pictures.mjs';
import { SimulatorControl } from '../packages/app/e2e/SimulatorControl.mjs';
import { takePicture } from '../packages/app/e2e/takePicture.mjs';
import { Children } from './portal/Children.mjs';
import { ROOT } from './portal/paths.mjs';
import { findFreePort } from './portal/ports.mjs';
import { startPortal } from './portal/startPortal.mjs';
import { superviseUntilSignal } from './portal/superviseUntilSignal.mjs';

const wanted = process.argv.slice(2);
const chosen = pictures.filter(
  ({ name }) => wanted.length === 0 || wanted.includes(name),
);
if (chosen.length === 0) {
  throw new Error(
    `No such picture; there are ${pictures.map(p => p.name).join(', ')}`,
  );
}
const dataFolder = mkdtempSync(join(tmpdir(), 'inference-portal-'));
const children = new Children();

await superviseUntilSignal(children, async () => {
  const browser = await launchBrowser();
  const portal = await startPortal({
    port: await findFreePort(),
    simulatorPort: await findFreePort(12),
    children,
    dataFolder,
    onUp: (what, how) => console.log(`${what.padEnd(10)} ${how}`),
  });
  const simulator = new SimulatorControl(portal.simulator.control);
  for (const picture of chosen) {
    const path = join(ROOT, 'docs/images', `${picture.name}.png`);
    await takePicture(picture, { browser, portal, simulator, path });
    console.log(`picture    ${picture.name}`);
  }
  await browser.close();
  await children.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  process.exit(0);
});
