// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NameSet } from '../../../sources/scrape/exposition/ByteTable';
import { ExpositionParser } from '../../../sources/scrape/exposition/parseExposition';
import { compileProfile } from '../compileProfile';
import { findEngine } from '../engineTable';
import { PageResolver } from '../PageResolver';
import { ResolvedPage } from '../SignalReport';

/** Bytes of a page in `samples/`, unzipped. */
export function readSample(name: string): Uint8Array<ArrayBuffer> {
  // eslint-disable-next-line no-restricted-syntax
  const bytes = readFileSync(join(__dirname, '../samples', name));
  return new Uint8Array(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

/** What an engine's page says. */
export function resolvePage(
  engine: string,
  page: Uint8Array | string,
  options: { at?: number; modelGroup?: (model: string) => string } = {},
): ResolvedPage {
  const profile = findEngine(engine);
  if (!profile) {
    throw new Error(`no engine ${engine}`);
  }
  const compiled = compileProfile(profile);
  const resolver = new PageResolver(compiled, options.modelGroup);
  const parser = new ExpositionParser({
    wanted: new NameSet(compiled.sampleNames),
    onSample: sample => resolver.add(sample),
  });
  parser.write(
    typeof page === 'string' ? new TextEncoder().encode(page) : page,
  );
  parser.end();
  return resolver.finish(options.at ?? 0);
}
