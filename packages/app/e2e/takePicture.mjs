// SPDX-License-Identifier: Apache-2.0

const SETTLES_MS = 2_000;
/** A picture is worth waiting for, on a busy machine too. */
const PATIENCE_MS = 120_000;

/** Shows a page as a picture wants it and writes what is seen to a file. */
export async function takePicture(
  {
    as = 'Guest',
    path: url,
    fault,
    theme = 'light',
    width = 1400,
    height,
    show,
  },
  { browser, portal, simulator, path },
) {
  const context = await browser.newContext({
    baseURL: portal.url,
    viewport: { width, height: height ?? 1000 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    if (fault) {
      await simulator.startFault(fault);
    }
    const page = await context.newPage();
    await page.goto('/');
    await page.evaluate(name => localStorage.setItem('theme', name), theme);
    await page.getByRole('button', { name: `Enter as ${as}` }).click();
    await page.getByRole('link', { name: 'Settings' }).first().waitFor();
    if (url) {
      await page.goto(url);
    }
    await show(page);
    // Charts come lazily, and numbers with the next round of the metrics.
    await page.waitForTimeout(SETTLES_MS);
    await page.screenshot({ path, fullPage: height === undefined });
  } finally {
    await context.close();
    await simulator.endFaults();
  }
}
