// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The machine's own Chromium; `CHROMIUM` names another. */
export async function launchBrowser() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) {
    throw new Error(
      `No Chromium at ${PLACES.join(
        ', ',
      )}: install it, or say CHROMIUM=/path/to/it`,
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // containers run this as root
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
