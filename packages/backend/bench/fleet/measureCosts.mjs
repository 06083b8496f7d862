// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

const ROUND_MS = 15_000;
const ROUNDS = 12;
const KB_PER_ENDPOINT = 16;

/**
 * What a fleet costs, and how that grows: beside a backend with all of its clusters
 * one with a tenth of them, and one with none. Gives back the first, which goes on.
 *
 * @param start starts a backend that looks at the clusters
 * @param round what a round is called
 * @param read how the fleet's metrics come, where it is not page by page
 */
export async function measureCosts({
  size,
  clusters,
  start,
  report,
  round = 'collection round',
  read = '',
}) {
  const few = Math.max(1, Math.round(clusters.length / 10));
  const costOf = async some => {
    const backend = await start(some);
    try {
      return await measureCost(backend);
    } finally {
      await backend.stop();
    }
  };
  const none = await costOf([]);
  const small = await costOf(clusters.slice(0, few));
  const backend = await start(clusters);
  try {
    const large = await measureCost(backend);
    reportCost({ size, few, none, small, large, report, round, read });
  } catch (error) {
    await backend.stop();
    throw error;
  }
  return backend;
}

/** CPU of a round, over several, and what is in memory after them. */
async function measureCost(backend) {
  const before = await backend.process.cpuMs();
  await sleep(ROUNDS * ROUND_MS);
  const roundMs = ((await backend.process.cpuMs()) - before) / ROUNDS;
  const bytes = await backend.process.bytes();
  return { roundMs, bytes };
}

function reportCost({ size, few, none, small, large, report, round, read }) {
  const { clusters, pools, endpoints } = size;
  const fleet = `${clusters} clusters x ${pools} pools x ${endpoints} endpoints${read}`;
  const grows = clusters / few;
  report({
    figure: `CPU of one ${round}, ${fleet}`,
    value: large.roundMs,
    unit: 'ms',
    versus: ROUND_MS,
  });
  report({
    figure: `memory per endpoint with all that is known of it and 1 h of history, ${fleet}`,
    // By what more clusters add: what the first one loads stays as it is.
    value:
      (large.bytes - small.bytes) /
      ((clusters - few) * pools * endpoints) /
      1024,
    unit: 'KB',
    versus: KB_PER_ENDPOINT,
  });
  report({
    figure: `growth of CPU from ${few} to ${clusters} clusters${read}`,
    value: (large.roundMs - none.roundMs) / (small.roundMs - none.roundMs),
    unit: 'times',
    versus: grows,
  });
  report({
    figure: `growth of memory from ${few} to ${clusters} clusters, beside what none take${
      read && `,${read}`
    }`,
    value: (large.bytes - none.bytes) / (small.bytes - none.bytes),
    unit: 'times',
    versus: grows,
  });
}
