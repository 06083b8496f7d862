// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Role, ROLES } from './roles';

export const PAGE = readFileSync(
  join(__dirname, '../../../../../docs/permissions.md'),
  'utf8',
);

/** What a role gets: `yes`, or the status of the refusal; `–` where it can't come. */
export interface MatrixRow {
  subject: string;
  permission: string;
  expected: Partial<Record<Role, string>>;
}

/** The table below a heading of the documentation. */
export function tableOf(heading: string): MatrixRow[] {
  const start = PAGE.indexOf(`\n### ${heading}\n`);
  const [head, , ...rows] = PAGE.slice(start)
    .split('\n\n')
    .find(part => part.startsWith('|'))!
    .split('\n')
    .map(line => line.split('|').slice(1, -1).map(withoutMarks));
  return rows.map(([subject, permission, ...cells]) => ({
    subject,
    permission,
    expected: Object.fromEntries(
      cells.map((cell, index) => [roleOf(head[index + 2]), cell]),
    ),
  }));
}

/** The code block with this title. */
export function blockOf(title: string): string {
  const start = PAGE.indexOf(`title="${title}"`);
  const begin = PAGE.indexOf('\n', start) + 1;
  return PAGE.slice(begin, PAGE.indexOf('```', begin));
}

/** Names in backticks between two texts. */
export function namesBetween(from: string, to: string): string[] {
  const start = PAGE.indexOf(from);
  return [
    ...PAGE.slice(start, PAGE.indexOf(to, start)).matchAll(/`([^`]+)`/g),
  ].map(([, name]) => name);
}

function withoutMarks(cell: string): string {
  return cell.trim().replace(/`/g, '');
}

function roleOf(title: string): Role {
  const role = Object.keys(ROLES).find(each => each === title);
  if (!role) {
    throw new Error(`There is no role ${title}`);
  }
  return role as Role;
}
