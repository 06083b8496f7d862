// SPDX-License-Identifier: Apache-2.0

/** Model that stands for all above the number that is kept apart. */
export const OTHER_MODEL = 'other';

/** Names of models are clients' text: beyond this many they count as one. */
const MAX_MODELS = 64;

/** Which names of models are kept apart; one that is keeps its place. */
export class ModelNames {
  /** Mostly one, of thousands of pages each: a set would take four times as much. */
  private names: readonly string[] = [];

  group(model: string): string {
    if (this.names.includes(model)) {
      return model;
    }
    if (this.names.length < MAX_MODELS) {
      this.names = this.names.concat(model);
      return model;
    }
    return OTHER_MODEL;
  }
}
