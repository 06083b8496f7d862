// SPDX-License-Identifier: Apache-2.0

/** The model that is asked for; small enough for a GPU. */
export const MODEL = 'microsoft/Phi-4-mini-instruct';

const FORM = '/create/templates/default/new-model';
const SIZED = /About .* GiB per server: 1 GPU/;

/** The form "Serve a model", as a member of team-chat fills it in. */
export class NewModelForm {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** From the start to what a server needs. */
  async toSize(name) {
    const page = this.#page;
    await page.goto(FORM);
    await page.getByText('team-chat').waitFor();
    await page.getByLabel(/^Model/).fill(MODEL);
    await page.getByLabel(/^Name/).first().fill(name);
    await page.getByLabel(/^Engine/).click();
    await page.getByRole('option', { name: 'vLLM on GPUs' }).click();
    await this.next();
    await page.getByText(SIZED).waitFor();
  }

  /** From the start to the page with the gateway, filled in. */
  async toPlace(name) {
    const page = this.#page;
    await this.toSize(name);
    await this.next();
    await page.getByRole('button', { name: /^Cluster/ }).click();
    await page.getByRole('option', { name: /^Production, Europe/ }).click();
    await page.getByText(/inference-system\/inference-gateway/).waitFor();
  }

  /** From the start to the files, one of them open. */
  async toPreview(name) {
    const page = this.#page;
    await this.toPlace(name);
    await this.next();
    // They are made by the template's own actions.
    await page
      .getByText(/files, and nothing made yet/)
      .waitFor({ timeout: 300_000 });
    await page.getByText('base/serving/pool.yaml').click();
    await page.getByText('kind: InferencePool').waitFor();
  }

  /** From the preview on. */
  review() {
    return this.#page.getByRole('button', { name: 'Review' }).click();
  }

  /** What was filled in and reviewed is made. */
  create() {
    return this.#page.getByRole('button', { name: 'Create' }).click();
  }

  next() {
    return this.#page.getByRole('button', { name: 'Next' }).click();
  }
}

/**
 * Waits on the page of a model that was made until its servers are up.
 *
 * @param deadline as `Date.now()` says it
 */
export async function untilModelIsUp(page, deadline) {
  const sentence = page.getByText('2 of 2 endpoints ready.').first();
  for (;;) {
    const found = await sentence.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (found) return;
    if (Date.now() > deadline) {
      throw new Error('The pool was not healthy in time');
    }
    // A page of an entity that isn't there yet doesn't look again by itself.
    if ((await page.getByRole('heading', { name: 'Path' }).count()) === 0) {
      await page.reload();
    }
  }
}
