// SPDX-License-Identifier: Apache-2.0

/** Model that stands for all above the number that is kept apart. */
export const OTHER_MODEL = 'other';

/** Names of models are clients' text: beyond this many they count as one. */
const MAX_MODELS = 64;

/** Which names of models are kept apart; one that is keeps its place. */
export class ModelNames {
  private readonly names = new Set<string>();

  readonly group = (model: string): string => {
    if (this.names.has(model) || this.names.size < MAX_MODELS) {
      this.names.add(model);
      return model;
    }
    return OTHER_MODEL;
  };
}
