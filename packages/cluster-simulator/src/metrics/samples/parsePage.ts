// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A family as a page shows it, or a sample page showed it. */
export interface ShownFamily {
  name: string;
  type: string;
  help?: string;
  labels: string[];
  /** Of buckets, as numbers: writers differ between 1 and 1.0. */
  bounds?: number[];
}

const toBound = (text: string) =>
  text === '+Inf' ? Infinity : Number(text);

export function readSampleFamilies(file: string): ShownFamily[] {
  const { families } = JSON.parse(
    readFileSync(path.join(__dirname, file), 'utf8'),
  );
  return families.map((family: ShownFamily & { bounds?: string[] }) => ({
    ...family,
    ...(family.bounds ? { bounds: family.bounds.map(toBound) } : {}),
  }));
}

export interface ShownSample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Line by line and by its own rules, so that it shares no mistake with the writers. */
export function readSamples(page: string): ShownSample[] {
  return page
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [, name, labels = '', value] =
        /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      return {
        name,
        labels: Object.fromEntries(
          [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(
            ([, key, text]) => [key, text],
          ),
        ),
        value: value === '+Inf' ? Infinity : Number(value),
      };
    });
}

/** What a page declares, with the labels and buckets its samples have. */
export function readFamilies(page: string): Map<string, ShownFamily> {
  const families = new Map<string, ShownFamily>();
  for (const [, kind, name, rest] of page.matchAll(
    /^# (HELP|TYPE) (\S+) (.*)$/gm,
  )) {
    const known = families.get(name) ?? { name, type: '', labels: [] };
    families.set(
      name,
      kind === 'HELP' ? { ...known, help: rest } : { ...known, type: rest },
    );
  }
  for (const sample of readSamples(page)) {
    const family =
      families.get(sample.name) ??
      families.get(sample.name.replace(/_(bucket|sum|count|total|info)$/, ''));
    if (!family) throw new Error(`${sample.name} belongs to no family`);
    const { le, ...labels } = sample.labels;
    family.labels = [
      ...new Set([...family.labels, ...Object.keys(labels)]),
    ].sort();
    if (le !== undefined) {
      family.bounds = [
        ...new Set([...(family.bounds ?? []), toBound(le)]),
      ];
    }
  }
  return families;
}
