// SPDX-License-Identifier: Apache-2.0

/** Lets what concerns the same thing happen one after another. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the task once those before it of the same key are through, well or not. */
  take<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = before.then(task, task);
    const settled = turn.then(
      () => {},
      () => {},
    );
    this.#last.set(key, settled);
    settled.then(() => {
      if (this.#last.get(key) === settled) this.#last.delete(key);
    });
    return turn;
  }
}
