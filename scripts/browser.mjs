// SPDX-License-Identifier: Apache-2.0
// `yarn test:browser [--failed] [STORY ...]`: walks through packages/app/e2e/stories
// in Chromium, or through those only that failed the last time, and ends everything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../packages/app/e2e/launchBrowser.mjs';
import {
  forgetFailedStories,
  keepFailedStories,
  readFailedStories,
} from './browser/failedStories.mjs';
import { loadStories } from './browser/loadStories.mjs';
import { StoryPortal } from './browser/StoryPortal.mjs';
import { superviseUntilSignal } from './portal/superviseUntilSignal.mjs';

const { values: options, positionals: named } = parseArgs({
  options: { failed: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const stories = await loadStories(options.failed ? readFailedStories() : named);
// Where a run doesn't come to its end, nobody knows which failed.
forgetFailedStories();

const folder = mkdtempSync(join(tmpdir(), 'inference-portal-'));
const portals = [
  ...Map.groupBy(stories, ({ portalName = 'shared' }) => portalName),
].map(([name, its]) => new StoryPortal(name, its, join(folder, name)));
const all = {
  failure: Promise.race(portals.map(({ children }) => children.failure)),
  stop: () => Promise.all(portals.map(({ children }) => children.stop())),
};

await superviseUntilSignal(all, async () => {
  const browser = await launchBrowser();
  // One starts after the other: the first builds the app for all of them.
  let up = Promise.resolve();
  const walks = portals.map(portal => {
    up = up.then(() => portal.start());
    return up.then(() => portal.walk(browser));
  });
  const failed = (await Promise.all(walks)).flat();
  keepFailedStories(failed);
  console.log(
    `${stories.length - failed.length} passed, ${failed.length} failed`,
  );
  await browser.close();
  await all.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(failed.length > 0 ? 1 : 0);
});
