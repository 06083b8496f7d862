// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

/** A busy machine is slow, not wrong. */
const FORM_MS = 300_000;
/** A pull request is merged, applied, pods come up, metrics are read. */
const APPLIED_MS = 300_000;

/** The Rollout part of a model's page, as its team uses it. */
export class RolloutPage {
  #page;
  #address;

  /** @param model the name of a component in the namespace default */
  constructor(page, model) {
    this.#page = page;
    this.#address = `/catalog/default/component/${model}/inference`;
    this.part = page.getByRole('region', { name: 'Rollout', exact: true });
    this.steps = page.getByRole('table', { name: 'Steps' });
    this.comparison = page.getByRole('table', {
      name: 'Stable and canary compared',
    });
  }

  async open() {
    await this.#page.goto(this.#address);
  }

  /** The catalog reads the model when it gets to it. */
  async openWhenStartable() {
    const start = this.#startButton();
    for (let tries = 40; ; tries--) {
      await this.open();
      const found = await start.waitFor({ timeout: 6_000 }).then(
        () => true,
        () => false,
      );
      if (found) return;
      assert.ok(tries > 0, 'No canary could be started in time');
    }
  }

  /**
   * Fills the form in from the page's button on, and merges what comes of it.
   *
   * @param image of a second pool's servers
   * @param adapter that the servers of the same pool load in its place
   * @param servedName that clients ask for, of which the adapter gets its share
   */
  async start({ canary, percent, image, adapter, servedName }) {
    const page = this.#page;
    await this.#startButton().click();
    await page.getByLabel(/^Canary/).fill(canary);
    await page.getByLabel(/^Share of the new version/).fill(String(percent));
    await page.getByRole('button', { name: 'Next' }).click();
    if (adapter) {
      await page.getByLabel(/^LoRA adapter/).fill(adapter);
      await page.getByLabel(/^Name that clients ask for/).fill(servedName);
    } else {
      await page.getByLabel(/^Image/).fill(image);
      // Who uses the demo may not list nodes.
      await page.getByLabel(/GPUs suffice for both versions/).check();
    }
    // What follows, and what will be proposed, is left as it is.
    const next = page.getByRole('button', { name: 'Next' });
    const review = page.getByRole('button', { name: 'Review' });
    do {
      await next.click();
      await next.or(review).waitFor();
    } while (!(await review.isVisible()));
    await review.click();
    await page.getByRole('button', { name: 'Create' }).click();
    const toRollout = page.getByRole('link', { name: 'The rollout' });
    await toRollout.waitFor({ timeout: FORM_MS });
    await this.open();
    await this.merge();
    await this.untilSays(new RegExp(`Configured ${percent} %`));
  }

  /** Asks for a change in its dialog, and merges it. */
  async change(name, { percent, reason } = {}) {
    const page = this.#page;
    const dialog = await this.ask(name);
    if (percent !== undefined) {
      const share = page.getByLabel("Canary's share in per cent");
      await share.fill(String(percent));
    }
    const reasonField = page.getByLabel(/^Reason/);
    assert.equal(
      await reasonField.count(),
      reason === undefined ? 0 : 1,
      `${name}: a reason is asked for where nothing is decided, and only there`,
    );
    if (reason !== undefined) await reasonField.fill(reason);
    await dialog.getByRole('button', { name: 'Open the pull request' }).click();
    await this.merge();
  }

  /**
   * Asks to take the old pool away, and merges that. False where it is too early,
   * which the page then says.
   */
  async retire() {
    const dialog = await this.ask('Promote');
    await dialog.getByLabel(/^Minutes without/).fill('1');
    await dialog.getByRole('button', { name: 'Open the pull request' }).click();
    const progress = this.#page.getByRole('region', { name: 'On its way' });
    const refusal = progress.getByText(/can’t be taken away yet/);
    const merge = this.#page.getByRole('button', { name: 'Merge' });
    await refusal.or(merge).waitFor({ timeout: APPLIED_MS });
    if (await refusal.isVisible()) {
      await progress.getByRole('button', { name: 'Dismiss' }).click();
      return false;
    }
    await this.merge();
    return true;
  }

  /** Opens a dialog, which says what it will do. */
  async ask(name) {
    const button = this.part.getByRole('button', { name, exact: true });
    await button.click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).waitFor();
    return dialog;
  }

  async merge() {
    const button = this.#page.getByRole('button', { name: 'Merge' });
    await button.click({ timeout: APPLIED_MS });
    await button.waitFor({ state: 'detached', timeout: APPLIED_MS });
  }

  /** Of all signals together; each has one of its own. */
  untilVerdict(verdict, ms) {
    const head = this.part.getByRole('heading', { level: 3 }).locator('..');
    return head.getByText(verdict, { exact: true }).waitFor({ timeout: ms });
  }

  untilSays(text, ms = APPLIED_MS) {
    return this.part.getByText(text).first().waitFor({ timeout: ms });
  }

  /** Counted requests, and the interval's width in percentage points. */
  async observed() {
    const text = await this.part.getByText(/observed [0-9.]+ %/).innerText();
    const found =
      /observed ([0-9.]+) % \(([0-9.]+) % to ([0-9.]+) %\), ([0-9,]+) requests/.exec(
        text,
      );
    assert.ok(found, text);
    const [share, low, high] = found.slice(1, 4).map(Number);
    return {
      share,
      width: high - low,
      requests: Number(found[4].replaceAll(',', '')),
    };
  }

  #startButton() {
    return this.#page.getByRole('button', { name: /^Start a canary/ });
  }
}
