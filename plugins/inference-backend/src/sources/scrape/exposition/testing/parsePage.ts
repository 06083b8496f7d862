// SPDX-License-Identifier: Apache-2.0
import { NameSet } from '../ByteTable';
import { ExpositionMetadata } from '../parseCommentLine';
import {
  ExpositionLimits,
  ExpositionParser,
  ExpositionSummary,
} from '../parseExposition';

export interface ParsedSample {
  name: string;
  labels: Record<string, string>;
  value: number;
  timestampMs?: number;
}

export interface ParsedPage {
  samples: ParsedSample[];
  metadata: ExpositionMetadata[];
  summary: ExpositionSummary;
}

/** A whole page, with everything kept; cut into chunks after the given lengths. */
export function parsePage(
  page: string | Uint8Array,
  options: {
    wanted?: string[];
    limits?: Partial<ExpositionLimits>;
    cuts?: number[];
    now?: () => number;
  } = {},
): ParsedPage {
  const samples: ParsedSample[] = [];
  const metadata: ExpositionMetadata[] = [];
  const parser = new ExpositionParser({
    ...(options.wanted && { wanted: new NameSet(options.wanted) }),
    limits: options.limits,
    now: options.now,
    onSample: sample =>
      samples.push({
        name: sample.name,
        labels: Object.fromEntries(sample.labels()),
        value: sample.value,
        ...(sample.timestampMs !== undefined && {
          timestampMs: sample.timestampMs,
        }),
      }),
    onMetadata: item => metadata.push(item),
  });
  const bytes =
    typeof page === 'string' ? new TextEncoder().encode(page) : page;
  let start = 0;
  for (const length of options.cuts ?? []) {
    parser.write(bytes.subarray(start, start + length));
    start += length;
  }
  parser.write(bytes.subarray(start));
  return { samples, metadata, summary: parser.end() };
}
