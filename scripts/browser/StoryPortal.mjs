// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import { runStory } from '../../packages/app/e2e/BrowserStory.mjs';
import { serveApp } from '../../packages/app/e2e/serveApp.mjs';
import { SimulatorControl } from '../../packages/app/e2e/SimulatorControl.mjs';
import { buildApp } from '../portal/buildApp.mjs';
import { Children } from '../portal/Children.mjs';
import { ROOT } from '../portal/paths.mjs';
import { findFreePort } from '../portal/ports.mjs';
import { startPortal } from '../portal/startPortal.mjs';

const RESULTS = join(ROOT, 'test-results');

/** A portal with clusters and data of its own, and the stories that are walked through in it. */
export class StoryPortal {
  children = new Children();
  #name;
  #stories;
  #dataFolder;
  #portal;
  #simulator;
  #legacyApp;

  constructor(name, stories, dataFolder) {
    this.#name = name;
    this.#stories = stories;
    this.#dataFolder = dataFolder;
  }

  async start() {
    this.#portal = await startPortal({
      port: await findFreePort(),
      simulatorPort: await findFreePort(12),
      children: this.children,
      dataFolder: this.#dataFolder,
      onUp: (what, how) =>
        console.log(`${this.#name}: ${what.padEnd(10)} ${how}`),
    });
    this.#simulator = new SimulatorControl(this.#portal.simulator.control);
  }

  /** One story after another; resolves to the names of those that failed. */
  async walk(browser) {
    const failed = [];
    for (const story of this.#stories) {
      if (!(await this.#passes(story, browser))) {
        failed.push(story.name);
      }
    }
    await this.#legacyApp?.close();
    return failed;
  }

  /** Tells of a story when it is over, in one piece: others are told of meanwhile. */
  async #passes(story, browser) {
    const since = Date.now();
    const notes = [];
    const failure = await runStory(story, {
      browser,
      portal: this.#portal,
      simulator: this.#simulator,
      results: RESULTS,
      openLegacyApp: () => this.#openLegacyApp(),
      note: text => notes.push(`        ${text}`),
    });
    await this.#simulator.endFaults();
    const time = `${((Date.now() - since) / 1000).toFixed(1)} s`;
    const outcome = `${failure ? 'failed' : 'ok    '}  ${
      story.title
    }  (${time})`;
    const why = failure ? [`  ${failure.replaceAll('\n', '\n  ')}`] : [];
    console.log([...notes, outcome, ...why].join('\n'));
    return failure === undefined;
  }

  async #openLegacyApp() {
    this.#legacyApp ??= await this.#serveLegacyApp();
    return this.#legacyApp.url;
  }

  async #serveLegacyApp() {
    const log = join(this.#dataFolder, 'logs/app-legacy-build.log');
    await buildApp(
      (name, program) => this.children.run(name, { ...program, log }),
      'app-legacy',
    );
    return serveApp(join(ROOT, 'packages/app-legacy/dist'), this.#portal.url);
  }
}
