// SPDX-License-Identifier: Apache-2.0
import { measureTasks } from './measureTasks.mjs';

/** Of 60 Hz, ms. */
const FRAME_MS = 1_000 / 60;
/** In which what the last scrolling left to do is done. */
const REST_MS = 1_000;

/**
 * Scrolls what is longest on a page, from its start on.
 *
 * @param options.count frames
 * @param options.px a frame; where none are said, from one end to the other
 * @returns how many frames were dropped, how many took over 34 ms, and the
 *   processor's time, in ms, of the longest task of the page's main thread
 */
export async function measureScroll(page, { count, px }) {
  await page.bringToFront();
  await page.evaluate(markLongest);
  await page.waitForTimeout(REST_MS);
  const tasks = await measureTasks(page);
  await tasks.start();
  const frames = await page.evaluate(scrollOn, { count, px });
  const spent = await tasks.stop();
  return {
    dropped: frames
      .map(ms => Math.max(0, Math.round(ms / FRAME_MS) - 1))
      .reduce((sum, missed) => sum + missed, 0),
    late: frames.filter(ms => ms > 34).length,
    longestTask: Math.max(...spent),
  };
}

/**
 * The table of a page on a page by itself and without any script: as many rows,
 * all of them there, with the same looks. What it drops is the browser's and
 * the machine's.
 */
export async function openStill(page, rows) {
  await page.evaluate(markLongest);
  const markup = await page.evaluate(copyTable, rows);
  const still = await page.context().newPage();
  await still.setContent(markup, { waitUntil: 'load' });
  return still;
}

/** Found once: looking at each element's height has all of it laid out. */
function markLongest() {
  const longest = [...document.querySelectorAll('*')]
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
    .sort((a, b) => b.scrollHeight - a.scrollHeight)[0];
  longest.dataset.longest = '';
  longest.scrollTo(0, 0);
}

async function scrollOn({ count, px }) {
  const nextFrame = () => new Promise(requestAnimationFrame);
  const longest = document.querySelector('[data-longest]');
  const step = px ?? (longest.scrollHeight - longest.clientHeight) / count;
  const frames = [];
  let last = await nextFrame();
  for (let i = 0; i < count; i++) {
    longest.scrollBy(0, step);
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  return frames;
}

function copyTable(count) {
  const looks = [...document.styleSheets]
    .flatMap(({ cssRules }) => [...cssRules])
    .map(({ cssText }) => cssText)
    .join('\n');
  const table = document.querySelector('[data-longest]').cloneNode(true);
  const body = table.querySelector('tbody');
  const rows = [...body.rows].filter(({ ariaHidden }) => ariaHidden !== 'true');
  const all = Array.from({ length: count }, (_, index) =>
    rows[index % rows.length].cloneNode(true),
  );
  body.replaceChildren(...all);
  return `<!doctype html><style>${looks}</style>${table.outerHTML}`;
}
