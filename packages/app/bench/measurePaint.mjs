// SPDX-License-Identifier: Apache-2.0

/** The first loads are slower: V8 keeps code it has compiled only of what comes again. */
const FIRST = 2;
const LOADS = 9;

/** What is waited for: the first thing worth reading, and each within an `article`. */
const TAB = { path: '/inference', text: 'Healthy' };
const OVERVIEW = { path: '', text: 'About' };

/**
 * From entering an address to the health on the entity's tab, beside the first card on
 * Backstage's own Overview of the same entity: what both take is Backstage's.
 */
export async function measurePaint(page, entity, report) {
  const session = await page.context().newCDPSession(page);
  const inTurns = () => loadInTurns(page, entity);
  for (let i = 0; i < FIRST; i++) {
    await load(page, entity, TAB);
  }
  const { tab, overview } = await inTurns();
  const told = { unit: 'ms' };
  report({
    ...told,
    figure: `address entered to health seen, median of ${LOADS}`,
    value: tab,
    versus: 1_000,
  });
  report({
    ...told,
    figure: `the same, versus the About card on the catalog's Overview`,
    value: tab,
    versus: overview,
  });

  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const anew = await inTurns();
  await session.detach();
  report({
    ...told,
    figure: `the same with nothing in the browser's cache, versus the Overview likewise`,
    value: anew.tab,
    versus: anew.overview,
  });
}

/** In turns, so that what else the machine does slows both. */
async function loadInTurns(page, entity) {
  const times = { tab: [], overview: [] };
  for (let i = 0; i < LOADS; i++) {
    times.tab.push(await load(page, entity, TAB));
    times.overview.push(await load(page, entity, OVERVIEW));
  }
  return { tab: median(times.tab), overview: median(times.overview) };
}

async function load(page, entity, { path, text }) {
  const enteredAt = Date.now();
  await page.goto(`${entity}${path}`, { waitUntil: 'commit' });
  return (await page.evaluate(waitForArticle, text)) - enteredAt;
}

/**
 * Looked for in each frame, in the page: Playwright looks in pauses that grow to half a
 * second, and would tell that instead.
 *
 * @returns when the frame was drawn that shows it
 */
function waitForArticle(text) {
  return new Promise(resolve => {
    const look = () => {
      const isShown = [...document.querySelectorAll('article')].some(
        article =>
          article.textContent.includes(text) && article.checkVisibility(),
      );
      if (isShown) {
        setTimeout(() => resolve(Date.now()));
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });
}

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
