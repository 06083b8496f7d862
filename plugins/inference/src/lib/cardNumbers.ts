// SPDX-License-Identifier: Apache-2.0
import {
  Load,
  PoolSummary,
} from '@inference-portal/backstage-plugin-inference-common';
import { formatLatency, formatRate, formatRatio } from './formatSignal';
import { WriteNumber } from './inLanguage';

/** One number of the card, told of all pools together. */
export interface CardNumber {
  name: 'requests' | 'errors' | 'ttft';
  /** As the history calls it. */
  signal: string;
  how: 'sum' | 'highest';
  read: (load: Load) => number | undefined;
  format: WriteNumber;
}

export const CARD_NUMBERS: CardNumber[] = [
  {
    name: 'requests',
    signal: 'requestRate',
    how: 'sum',
    read: load => load.requestRate,
    format: formatRate,
  },
  {
    name: 'errors',
    signal: 'errorRate',
    how: 'highest',
    read: load => load.errorRate,
    format: formatRatio,
  },
  {
    name: 'ttft',
    signal: 'ttftMs.p95',
    how: 'highest',
    read: load => load.ttftMs?.p95,
    format: formatLatency,
  },
];

/** A number of all pools, and what it rests on. */
export interface PoolsTogether {
  value: number;
  /** Pools that tell it. */
  counted: number;
  /** Some of what it is made of is old. */
  stale: boolean;
  /** When the oldest part of it was read, ms since the epoch. */
  oldestAt: number;
}

/** Undefined where no pool tells it. */
export function readTogether(
  pools: PoolSummary[],
  { how, read }: CardNumber,
): PoolsTogether | undefined {
  const told = pools.flatMap(({ load }) => {
    const value = load && read(load);
    return load && value !== undefined ? [{ value, load }] : [];
  });
  if (told.length === 0) {
    return undefined;
  }
  const values = told.map(({ value }) => value);
  return {
    value:
      how === 'sum'
        ? values.reduce((sum, value) => sum + value, 0)
        : Math.max(...values),
    counted: told.length,
    stale: told.some(({ load }) => load.stale),
    oldestAt: Math.min(...told.map(({ load }) => Date.parse(load.at))),
  };
}
