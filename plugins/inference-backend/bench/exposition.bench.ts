// SPDX-License-Identifier: Apache-2.0
import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import { compileProfile } from '../src/core/signals/compileProfile';
import { endpointPicker } from '../src/core/signals/engines/endpointPicker';
import { PageResolver } from '../src/core/signals/PageResolver';
import { readSample } from '../src/core/signals/testing/readSample';
import { NameSet, TextPool } from '../src/sources/scrape/exposition/ByteTable';
import { ExpositionParser } from '../src/sources/scrape/exposition/parseExposition';
import { timeOf } from './timeOf';

interface Figure {
  figure: string;
  value: number;
  unit: string;
  versus?: number;
  ratio?: number;
}

const CHUNK_BYTES = 64 * 1024;
const MEGABYTE = 1e6;

function* chunksOf(page: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < page.length; at += CHUNK_BYTES) {
    yield page.subarray(at, at + CHUNK_BYTES);
  }
}

/** The recorded page with its requests spread over more and more tenants. */
function growPage(page: Uint8Array, bytes: number): Uint8Array {
  const lines = new TextDecoder().decode(page).split('\n');
  const grown: string[] = [];
  let length = 0;
  for (let tenant = 0; length < bytes; tenant++) {
    for (const line of lines) {
      const ofTenant = line.replace('default-flow', `tenant-${tenant}`);
      if (tenant === 0 || ofTenant !== line) {
        grown.push(ofTenant);
        length += ofTenant.length + 1;
      }
    }
  }
  return new TextEncoder().encode(grown.join('\n'));
}

const compiled = compileProfile(endpointPicker);
const wanted = new NameSet(compiled.sampleNames);
const pool = new TextPool();

function parse(page: Iterable<Uint8Array>, filter?: NameSet): number {
  let sum = 0;
  const parser = new ExpositionParser({
    wanted: filter,
    pool,
    limits: { maxBytes: Infinity, maxSamples: Infinity },
    onSample: sample => {
      sum += sample.value;
    },
  });
  for (const chunk of page) {
    parser.write(chunk);
  }
  parser.end();
  return sum;
}

function resolve(page: Iterable<Uint8Array>): void {
  const resolver = new PageResolver(compiled);
  const parser = new ExpositionParser({
    wanted,
    pool,
    onSample: sample => resolver.add(sample),
  });
  for (const chunk of page) {
    parser.write(chunk);
  }
  parser.end();
  resolver.finish(0);
}

/** How much the heap grows while `bytes` of the page are read. */
function heapGrowth(page: Uint8Array, bytes: number): number {
  function* repeated(): Generator<Uint8Array> {
    for (let sent = 0; sent < bytes; sent += page.length) {
      yield* chunksOf(page);
    }
  }
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  parse(repeated(), wanted);
  globalThis.gc?.();
  return Math.max(0, process.memoryUsage().heapUsed - before);
}

/** The exposition parser beside the usual one, and by itself on big pages. */
export default async function bench(
  report: (figure: Figure) => void,
): Promise<void> {
  const busy = readSample('epp-llm-d-router-v0.10.0-busy.prom.gz');
  const text = new TextDecoder().decode(busy);
  const big = growPage(busy, 3 * MEGABYTE);
  const usualMs = timeOf(() => parsePrometheusTextFormat(text));
  for (const [figure, filter] of [
    ['busy picker page, wanted families', wanted],
    ['busy picker page, all families', undefined],
  ] as const) {
    const ms = timeOf(() => parse(chunksOf(busy), filter));
    report({
      figure,
      value: ms,
      unit: 'ms',
      versus: usualMs,
      ratio: usualMs / ms,
    });
  }
  const bigMs = timeOf(() => parse(chunksOf(big), wanted));
  report({
    figure: 'throughput with the wanted-family filter',
    value: big.length / MEGABYTE / (bigMs / 1000),
    unit: 'MB/s',
    versus: 150,
  });
  report({
    figure: '3 MB picker page to signals',
    value: timeOf(() => resolve(chunksOf(big))),
    unit: 'ms',
    versus: 25,
  });
  report({
    figure: 'heap growth over a 50 MB page',
    value: heapGrowth(busy, 50 * MEGABYTE) / 1024,
    unit: 'KB',
  });
}
