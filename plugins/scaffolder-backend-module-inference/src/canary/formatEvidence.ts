// SPDX-License-Identifier: Apache-2.0
import type { JudgedRollout } from './readVerdict';

const TITLES: Record<string, string> = {
  errorRate: 'Errors',
  ttftMs: 'Time to first token',
  itlMs: 'Time between tokens',
  e2eMs: 'Whole request',
};

/** What the verdict rests on, as markdown for a pull request's text. */
export function formatEvidence(rollouts: readonly JudgedRollout[]): string {
  return rollouts.map(formatOne).join('\n\n');
}

function formatOne(rollout: JudgedRollout): string {
  const { route, verdict, reasons, window, observed, configured } = rollout;
  const rows = rollout.comparisons.map(
    each =>
      `| ${TITLES[each.signal] ?? each.signal} | ${formatSide(
        each.signal,
        each.stable,
      )} | ${formatSide(each.signal, each.canary)} | ${
        each.verdict
      } | ${oneCell(each.reason)} |`,
  );
  return [
    `**${route.cluster}: ${verdict}**${
      window ? `, from ${window.from} to ${window.to}` : ''
    }`,
    ...(reasons.length > 0
      ? [reasons.map(reason => `- ${reason}`).join('\n')]
      : []),
    `Share of ${rollout.canary.name}: ${percent(configured)} configured${
      observed
        ? `, ${percent(observed.share)} observed (${percent(
            observed.low,
          )} to ${percent(observed.high)}, of ${observed.requests} requests)`
        : ', none observed'
    }.`,
    ...(rows.length > 0
      ? [
          [
            `| | ${rollout.stable.name} | ${rollout.canary.name} | verdict | why |`,
            '| --- | --- | --- | --- | --- |',
            ...rows,
          ].join('\n'),
        ]
      : []),
    ...(rollout.warmUp.done ? [] : [`Not warm yet: ${rollout.warmUp.reason}`]),
  ].join('\n\n');
}

function formatSide(
  signal: string,
  { samples, value }: JudgedRollout['comparisons'][number]['stable'],
): string {
  if (value === undefined) return `– (${samples})`;
  const text =
    signal === 'errorRate' ? percent(value) : `${Math.round(value)} ms`;
  return `${text} (${samples})`;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))} %`;
}

function oneCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
