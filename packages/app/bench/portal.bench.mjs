// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from '../e2e/launchBrowser.mjs';
import { SimulatorControl } from '../e2e/SimulatorControl.mjs';
import { withPortal } from './withPortal.mjs';

const PAGE = '/catalog/default/component/qwen-chat/inference';
const CHANGES = 10;
const VIEWS = 10;

/** The demo portal as a whole: start, memory, from a change to the screen. */
export default function bench(report) {
  return withPortal(async portal => {
    report({
      figure: 'start with the app built',
      value: portal.startSeconds,
      unit: 's',
      versus: 20,
    });
    await measureInBrowser(portal, report);
    for (const [name, bytes] of portal.memory()) {
      report({
        figure: `memory of ${name}`,
        value: bytes / 2 ** 20,
        unit: 'MiB',
      });
    }
  });
}

async function measureInBrowser(portal, report) {
  const simulator = new SimulatorControl(portal.simulator.control);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ baseURL: portal.url });
    await page.goto(PAGE);
    await page.getByRole('button', { name: 'Enter as Guest' }).click();
    await page.getByText('Healthy').nth(3).waitFor();

    const delays = await measureChanges(page, simulator);
    report({
      figure: 'change to screen, median',
      value: delays[CHANGES / 2],
      unit: 'ms',
      versus: 1000,
    });
    report({
      figure: 'change to screen, worst',
      value: delays.at(-1),
      unit: 'ms',
      versus: 1000,
    });

    report({
      figure: 'requests to clusters per page view',
      value: await countRequestsPerView(page, simulator),
      unit: 'requests',
    });
  } finally {
    await browser.close();
  }
}

/** Milliseconds from a change in a cluster to the open page, sorted. */
async function measureChanges(page, simulator) {
  const finding = page.getByText('bbr-missing').first();
  const delays = [];
  for (let i = 0; i < CHANGES; i++) {
    const since = performance.now();
    await simulator.startFault('bbr-missing');
    await finding.waitFor();
    delays.push(performance.now() - since);
    await simulator.endFault('bbr-missing');
    await finding.waitFor({ state: 'detached' });
    await sleep(500);
  }
  return delays.sort((a, b) => a - b);
}

async function countRequestsPerView(page, simulator) {
  const count = async () =>
    Object.values(await simulator.requestsForPages()).reduce((a, b) => a + b);
  const before = await count();
  for (let i = 0; i < VIEWS; i++) {
    await page.goto(PAGE);
    await page.getByRole('article').first().waitFor();
  }
  return ((await count()) - before) / VIEWS;
}
