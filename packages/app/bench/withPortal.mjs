// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../../scripts/portal/buildApp.mjs';
import { Children } from '../../../scripts/portal/Children.mjs';
import { findFreePort } from '../../../scripts/portal/ports.mjs';
import { startPortal } from '../../../scripts/portal/startPortal.mjs';

/** Runs the demo portal with the app built, on free ports, for as long as `measure` takes. */
export async function withPortal(measure) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'inference-portal-'));
  const children = new Children();
  children.failure.catch(() => {});
  try {
    await buildApp((name, program) =>
      children.run(name, { ...program, log: join(dataFolder, 'build.log') }),
    );
    const since = performance.now();
    const portal = await startPortal({
      port: await findFreePort(),
      simulatorPort: await findFreePort(12),
      children,
      dataFolder,
    });
    const startSeconds = (performance.now() - since) / 1000;
    await measure({ ...portal, startSeconds, memory: () => children.memory() });
  } finally {
    await children.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
