// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findViolations } from './findViolations.mjs';

/** A busy machine is slow, not wrong; what has to be quick says so, see `within`. */
const TIMEOUT_MS = 60_000;

/**
 * Runs one story in a browser context of its own: nobody is signed in, nothing
 * is remembered. The story fails where it throws, and where the page logged an
 * error or a request to the portal failed without the story having asked for it.
 */
export async function runStory(
  story,
  { browser, portal, simulator, results, openLegacyApp, note },
) {
  const context = await browser.newContext({
    baseURL: portal.url,
    viewport: { width: 1440, height: 1000 },
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  const page = await context.newPage();
  const complaints = listenForComplaints(page);
  try {
    await story.run({
      page,
      portal,
      simulator,
      openLegacyApp,
      /** Tells a figure to who reads the results. */
      note,
      findViolations: within => findViolations(page, within),
      /** Complaints that the story brings about on purpose. */
      expectComplaints: pattern => complaints.expected.push(pattern),
      signIn: name => signIn(page, name),
      tab: name => page.getByLabel('Content navigation').getByText(name),
      within: (ms, locator) => locator.waitFor({ timeout: ms }),
    });
    const unexpected = complaints.unexpected();
    if (unexpected.length > 0) {
      throw new Error(`The browser complained:\n  ${unexpected.join('\n  ')}`);
    }
    return undefined;
  } catch (error) {
    mkdirSync(results, { recursive: true });
    const path = join(results, `${story.name}.png`);
    await page.screenshot({ path, fullPage: true }).catch(() => {});
    return `${error.message}\n  ${page.url()}\n  ${path}`;
  } finally {
    await context.close();
  }
}

async function signIn(page, name) {
  if (!page.url().startsWith('http')) {
    await page.goto('/');
  }
  await page.getByRole('button', { name: `Enter as ${name}` }).click();
  await page.getByRole('link', { name: 'Settings' }).first().waitFor();
}

function listenForComplaints(page) {
  const heard = [];
  const expected = [];
  page.on('console', message => {
    if (message.type() === 'error') {
      heard.push(`${message.text()} (${message.location().url})`);
    }
  });
  page.on('pageerror', error => heard.push(error.message));
  page.on('response', response => {
    if (response.status() >= 400) {
      heard.push(`${response.status()} ${response.url()}`);
    }
  });
  return {
    expected,
    unexpected: () =>
      heard.filter(text => !expected.some(pattern => pattern.test(text))),
  };
}
