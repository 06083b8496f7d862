// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../portal/paths.mjs';

const STORIES = join(ROOT, 'packages/app/e2e/stories');
const SUFFIX = '.story.mjs';

/**
 * Of those names, or all where none is named, by name. A story exports `title`
 * and `run`, and `portalName` where it wants another one than the stories that don't:
 * those that share a name share a portal, one after another, beside the others.
 */
export function loadStories(wanted) {
  const names = readdirSync(STORIES)
    .filter(file => file.endsWith(SUFFIX))
    .map(file => basename(file, SUFFIX))
    .sort();
  const unknown = wanted.filter(name => !names.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `No such story: ${unknown.join(', ')}. There are ${names.join(', ')}.`,
    );
  }
  return Promise.all(
    names
      .filter(name => wanted.length === 0 || wanted.includes(name))
      .map(async name => ({
        name,
        ...(await import(pathToFileURL(join(STORIES, name + SUFFIX)).href)),
      })),
  );
}
