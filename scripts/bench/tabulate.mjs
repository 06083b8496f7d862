// SPDX-License-Identifier: Apache-2.0
// yarn bench | node scripts/bench/tabulate.mjs
// The figures as the table of docs/performance.md, and the machine they are of.
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { pathToFileURL } from 'node:url';

/** @param lines - of JSON as `yarn bench` prints them; others are left out */
export function tabulate(lines) {
  const figures = lines.flatMap(line =>
    line.startsWith('{') ? JSON.parse(line) : [],
  );
  const rows = figures.map(({ bench, figure, value, unit, versus, ratio }) => [
    bench,
    figure,
    versus === undefined ? '' : withUnit(versus, unit),
    withUnit(value, unit),
    ratio === undefined ? '' : String(ratio),
  ]);
  return [
    ['bench', 'figure', 'promise, or compared with', 'value', 'ratio'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ].map(cells => `| ${cells.join(' | ')} |`);
}

function withUnit(value, unit) {
  return `${value.toLocaleString('en-US')} ${unit}`;
}

function describeMachine() {
  const [{ model }] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${model}), ${gib} GiB, Node.js ${
    process.version
  }`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const lines = readFileSync(0, 'utf8').split('\n');
  console.log(`${describeMachine()}\n\n${tabulate(lines).join('\n')}`);
}
