// SPDX-License-Identifier: Apache-2.0

/**
 * Does to a file what the documentation shows as a ```diff block: lines after `+`
 * come in where they stand among lines of the file, those after `-` go. A blank
 * line begins the next place.
 *
 * @param {string} text - of the file
 * @param {string} diff - lines that begin with a space, `+` or `-`
 * @returns {string}
 */
export function applyEdit(text, diff) {
  return diff
    .split(/\n\s*\n/)
    .map(place => place.split('\n').filter(line => line.trim() !== ''))
    .filter(place => place.length > 0)
    .reduce(editPlace, text);
}

function editPlace(text, place) {
  const lines = text.split('\n');
  const known = place
    .filter(line => !line.startsWith('+'))
    .map(line => line.slice(1).trim());
  // How a file is indented and where it has blank lines is not said.
  const places = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i]));
  const start = places.findIndex((_, p) =>
    known.every((line, k) => lines[places[p + k]]?.trim() === line),
  );
  if (start < 0 || known.length === 0) {
    throw new Error(`These lines are not in the file:\n${known.join('\n')}`);
  }
  let next = places[start];
  const result = lines.slice(0, next);
  for (const line of place) {
    if (line.startsWith('+')) {
      result.push(line.slice(1));
      continue;
    }
    while (lines[next].trim() === '') {
      result.push(lines[next++]);
    }
    if (!line.startsWith('-')) {
      result.push(lines[next]);
    }
    next += 1;
  }
  return [...result, ...lines.slice(next)].join('\n');
}
