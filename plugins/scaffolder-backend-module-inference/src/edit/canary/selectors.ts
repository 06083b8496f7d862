// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';

/** Labels of pods, or what a selector wants them to be. */
export type Labels = Readonly<Record<string, string>>;

/** On pods of a canary and in its selectors: the pool that they are of. */
export const VERSION_LABEL = 'inference-portal.io/version';

/** Say what a pod is for or runs, which both versions have in common. */
const COMMON = /engine-type$|\/role$|\/component$|\/part-of$|^backstage\.io\//;

const LabelMap = z.record(z.string());

export function selects(selector: Labels, labels: Labels): boolean {
  const wanted = Object.entries(selector);
  return (
    wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value)
  );
}

/**
 * Labels that pods of a copy have to have differently, so that no selector that
 * takes the stable version's pods takes them: those selectors stay as they are,
 * since a Deployment's can't be changed and a pool's must not lose its pods.
 */
export function labelsToChange(
  selectors: readonly Labels[],
  copied: Labels,
  value: string,
): Labels {
  return selectors.reduce<Labels>(
    (changes, selector) =>
      selects(selector, { ...copied, ...changes })
        ? { ...changes, [tellingKey(selector)]: value }
        : changes,
    {},
  );
}

function tellingKey(selector: Labels): string {
  const keys = Object.keys(selector);
  return keys.find(key => !COMMON.test(key)) ?? keys[0];
}

/** Every selector by labels in an object: of pods, by whatever field. */
export function selectorsIn(value: unknown): Labels[] {
  const found: Labels[] = [];
  mapSelectors(value, value, selector => {
    found.push(selector);
    return selector;
  });
  return found;
}

/**
 * A renamed object with other selectors. `become` gets each selector as it was
 * and as it is called now.
 */
export function mapSelectors(
  before: unknown,
  value: unknown,
  become: (before: Labels, renamed: Labels) => Labels,
): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) =>
      mapSelectors(fieldOf(before, index), item, become),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => {
      const old = fieldOf(before, key);
      const selector = selectorAt(key, field);
      return [
        key,
        selector
          ? become(selectorAt(key, old) ?? selector, selector)
          : mapSelectors(old, field, become),
      ];
    }),
  );
}

/** `matchLabels`, and the plain maps of Services and of pools before v1. */
function selectorAt(key: string, field: unknown): Labels | undefined {
  if (key !== 'matchLabels' && key !== 'selector') return undefined;
  const { data } = LabelMap.safeParse(field);
  return data && Object.keys(data).length > 0 ? data : undefined;
}

function fieldOf(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? Reflect.get(value, key)
    : undefined;
}
