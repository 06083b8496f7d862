// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../e2e/launchBrowser.mjs';
import { SimulatorControl } from '../e2e/SimulatorControl.mjs';
import { measurePaint } from './measurePaint.mjs';
import { measureReact } from './measureReact.mjs';
import { measureScroll, openStill } from './measureScroll.mjs';
import { swellPools } from './swellPools.mjs';
import { withPortal } from './withPortal.mjs';

const ENTITY = '/catalog/default/component/qwen-chat';
const PAGE = `${ENTITY}/inference`;
/** In which everything that is loaded lazily has come. */
const LAZY_MS = 3_000;
const ENDPOINTS = 1_000;
const UPDATES = 12;
const FRAMES = 120;
/** What a frame has, of 60 in a second. */
const FRAME_MS = 1_000 / 60;
/** A turn of the wheel as quick as hands are, px a frame of 60 Hz. */
const WHEEL_PX = 120;
/** Which of `weight`, `paint`, `many`, `heap`; all where none is named. */
const CHOSEN = process.env.PAGE_FIGURES?.split(',');
/** Watched for leaks; the promise is about 30. */
const MINUTES = Number(process.env.MINUTES ?? 3);
/** After which the heap is told. */
const TOLD_MINUTES = [5, 10, 20].filter(m => m < MINUTES).concat(MINUTES);

/** The entity tab: weight, first paint, many endpoints, memory over time. */
export default function bench(report) {
  return withPortal(async portal => {
    const browser = await launchBrowser();
    try {
      const context = await browser.newContext({
        baseURL: portal.url,
        viewport: { width: 1400, height: 1000 },
      });
      const page = await context.newPage();
      await page.goto(ENTITY);
      await enterAsGuest(page);
      await page.getByText('Inference').first().waitFor();

      const figures = {
        weight: () => weigh(page, report),
        paint: () => measurePaint(page, ENTITY, report),
        many: async () => {
          await measureManyEndpoints(context, report, 1);
          await measureManyEndpoints(context, report, 3);
        },
        heap: () =>
          watchHeap(
            page,
            new SimulatorControl(portal.simulator.control),
            report,
          ),
      };
      for (const name of CHOSEN ?? Object.keys(figures)) {
        await figures[name]();
      }
    } finally {
      await browser.close();
    }
  });
}

function enterAsGuest(page) {
  return page.getByRole('button', { name: 'Enter as Guest' }).click();
}

/** What is loaded for the tab beyond what its entity's Overview has loaded. */
async function weigh(page, report) {
  const scripts = [];
  const listen = response => {
    if (new URL(response.url()).pathname.endsWith('.js')) {
      scripts.push(response.body());
    }
  };
  // Event streams stay open: the network is never idle.
  await page.waitForTimeout(LAZY_MS);
  page.on('response', listen);
  await page.getByLabel('Content navigation').getByText('Inference').click();
  await page.getByRole('article').first().waitFor();
  await page.waitForTimeout(LAZY_MS);
  page.off('response', listen);
  const sizes = (await Promise.all(scripts)).map(
    body => gzipSync(body, { level: 9 }).length,
  );
  report({
    figure: 'scripts loaded for the tab, charts and map too, gzip',
    value: sizes.reduce((a, b) => a + b, 0) / 1024,
    unit: 'KiB',
    versus: 100,
  });
}

async function measureManyEndpoints(context, report, pools) {
  const many = `${pools} x ${ENDPOINTS} endpoints`;
  const page = await context.newPage();
  const updates = await swellPools(page, ENDPOINTS, pools);
  const react = await measureReact(page);
  await page.goto(PAGE);
  // Who one is, is remembered for each tab of the browser.
  await enterAsGuest(page);
  await page
    .getByText(/of 1[,.]?000/)
    .first()
    .waitFor();
  await page.waitForTimeout(2_000);

  await page.evaluate(startWatchingTasks);
  await react.start();
  await updates.waitFor(UPDATES);
  const renders = await react.stop();
  report({
    figure: `CPU of React's longest piece of work that ends in a commit, while ${many} changed`,
    value: Math.max(...renders),
    unit: 'ms',
    versus: 50,
  });
  const tasks = await page.evaluate(() => window.longTasks);
  report({
    figure: `longest task of any kind, with parsing and painting, while ${many} changed`,
    value: Math.max(0, ...tasks),
    unit: 'ms',
  });

  const still = await openStill(page, ENDPOINTS);
  const scroll = async (figure, px) => {
    const options = { count: FRAMES, px };
    const told = { unit: `of ${FRAMES} frames` };
    const plain = await measureScroll(still, options);
    report({
      ...told,
      figure: `frames dropped by its rows on a page without scripts, ${figure}`,
      value: plain.dropped,
    });
    const { dropped, late, longestTask } = await measureScroll(page, options);
    report({ ...told, figure: `frames dropped, ${figure}`, value: dropped });
    report({ ...told, figure: `frames over 34 ms, ${figure}`, value: late });
    report({
      figure: `CPU of the page's longest task, ${figure}`,
      value: longestTask,
      unit: 'ms',
      versus: FRAME_MS,
    });
  };
  await scroll(`${many}, scrolled by ${WHEEL_PX} px a frame`, WHEEL_PX);
  await scroll(`${many}, scrolled through in ${FRAMES} frames`);
  await still.close();
  await page.close();
}

/** Browsers tell tasks of 50 ms and more; a shorter one drops no update. */
function startWatchingTasks() {
  window.longTasks = [];
  new PerformanceObserver(list =>
    window.longTasks.push(...list.getEntries().map(entry => entry.duration)),
  ).observe({ type: 'longtask' });
}

/** Live for a while, with findings that come and go. */
async function watchHeap(page, simulator, report) {
  await page.goto(PAGE);
  await page.getByRole('article').first().waitFor();
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 2 ** 20;
  };
  // Charts fill and caches warm up first.
  await stir(page, simulator, 1);
  const before = await heap();
  let stirred = 0;
  for (const minute of TOLD_MINUTES) {
    await stir(page, simulator, minute - stirred);
    stirred = minute;
    report({
      figure: `heap after ${minute} min of live updates`,
      value: await heap(),
      unit: 'MiB',
      versus: before,
    });
  }
}

async function stir(page, simulator, minutes) {
  const until = Date.now() + minutes * 60_000;
  while (Date.now() < until) {
    await simulator.startFault('bbr-missing');
    await page.waitForTimeout(5_000);
    await simulator.endFault('bbr-missing');
    await page.waitForTimeout(5_000);
  }
}
