// SPDX-License-Identifier: Apache-2.0
// `yarn test:browser [STORY ...]`: starts the portal on free ports, walks
// through packages/app/e2e/stories in Chromium, and ends everything.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runStory } from '../packages/app/e2e/BrowserStory.mjs';
import { launchBrowser } from '../packages/app/e2e/launchBrowser.mjs';
import { serveApp } from '../packages/app/e2e/serveApp.mjs';
import { SimulatorControl } from '../packages/app/e2e/SimulatorControl.mjs';
import { buildApp } from './portal/buildApp.mjs';
import { Children } from './portal/Children.mjs';
import { ROOT } from './portal/paths.mjs';
import { findFreePort } from './portal/ports.mjs';
import { startPortal } from './portal/startPortal.mjs';
import { superviseUntilSignal } from './portal/superviseUntilSignal.mjs';

const STORIES = join(ROOT, 'packages/app/e2e/stories');
const SUFFIX = '.story.mjs';
const RESULTS = join(ROOT, 'test-results');

const wanted = process.argv.slice(2);
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
  let legacyApp;
  const openLegacyApp = async () => {
    legacyApp ??= await serveLegacyApp(portal.url);
    return legacyApp.url;
  };
  const failures = await runStories({
    browser,
    portal,
    simulator,
    openLegacyApp,
  });
  await browser.close();
  await legacyApp?.close();
  await children.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  process.exit(failures > 0 ? 1 : 0);
});

async function serveLegacyApp(portalUrl) {
  const log = join(dataFolder, 'logs/app-legacy-build.log');
  await buildApp(
    (name, program) => children.run(name, { ...program, log }),
    'app-legacy',
  );
  return serveApp(join(ROOT, 'packages/app-legacy/dist'), portalUrl);
}

async function runStories(world) {
  let passed = 0;
  let failed = 0;
  for (const story of await loadStories()) {
    const since = Date.now();
    const failure = await runStory(story, {
      ...world,
      results: RESULTS,
      note: text => console.log(`        ${text}`),
    });
    const time = `${((Date.now() - since) / 1000).toFixed(1)} s`;
    console.log(`${failure ? 'failed' : 'ok    '}  ${story.title}  (${time})`);
    if (failure) {
      failed += 1;
      console.log(`  ${failure.replaceAll('\n', '\n  ')}`);
    } else {
      passed += 1;
    }
    await world.simulator.endFaults();
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed;
}

async function loadStories() {
  const files = readdirSync(STORIES)
    .filter(file => file.endsWith(SUFFIX))
    .filter(file => !wanted.length || wanted.includes(basename(file, SUFFIX)))
    .sort();
  if (files.length === 0) {
    throw new Error(`There is no such story in ${STORIES}`);
  }
  return Promise.all(
    files.map(async file => ({
      name: basename(file, SUFFIX),
      ...(await import(pathToFileURL(join(STORIES, file)).href)),
    })),
  );
}
