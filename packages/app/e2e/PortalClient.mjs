// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

/** A busy machine is slow, not wrong. */
const SIGN_IN_MS = 300_000;
const TASK_MS = 300_000;

/** What a user of the demo may ask of the portal past its pages. */
export class PortalClient {
  #url;
  #token;

  constructor(url, token) {
    this.#url = url;
    this.#token = token;
  }

  /** Nobody can sign in before the catalog has read who there is. */
  static async signIn(url, user) {
    for (let left = SIGN_IN_MS; ; left -= 500) {
      const response = await fetch(`${url}/api/auth/demo/refresh`, {
        headers: { 'x-demo-user': user, 'x-requested-with': 'XMLHttpRequest' },
      });
      const { backstageIdentity } = await response.json();
      if (backstageIdentity) {
        return new PortalClient(url, backstageIdentity.token);
      }
      assert.ok(left > 0, `${user} could not sign in in time`);
      await new Promise(resolve => setTimeout(resolve, 500));
    }
  }

  get(path) {
    return this.#ask('GET', path);
  }

  post(path, body) {
    return this.#ask('POST', path, body);
  }

  /** What a task of a template says until it ended, and whether it came to something. */
  async runTask(template, values) {
    const started = await this.post('scaffolder/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
    });
    const task = `scaffolder/v2/tasks/${started.body.id}`;
    for (let left = TASK_MS; ; left -= 250) {
      const { status } = (await this.get(task)).body;
      if (status === 'completed' || status === 'failed') {
        const { body: events } = await this.get(`${task}/events`);
        const said = events.map(({ body }) => body.message).join('\n');
        return { status, said };
      }
      assert.ok(left > 0, `${template} did not end in time`);
      await new Promise(resolve => setTimeout(resolve, 250));
    }
  }

  async #ask(method, path, body) {
    const response = await fetch(`${this.#url}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }
}
