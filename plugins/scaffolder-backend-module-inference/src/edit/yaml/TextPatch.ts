// SPDX-License-Identifier: Apache-2.0
/** Puts a text in place of the characters from `start` up to, not including, `end`. */
export interface TextPatch {
  start: number;
  end: number;
  /** Lines end with `\n` here, whatever the file has. */
  text: string;
}

/** Patches must not overlap; of several at one place the first comes first. New lines end like the others of the text. */
export function applyPatches(
  text: string,
  patches: readonly TextPatch[],
): string {
  const newline = newlineOf(text);
  return [...patches]
    .reverse()
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce(
      (result, patch) =>
        result.slice(0, patch.start) +
        patch.text.replaceAll('\n', newline) +
        result.slice(patch.end),
      text,
    );
}

function newlineOf(text: string): string {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows > all / 2 ? '\r\n' : '\n';
}

/** Where the line begins in which the offset lies. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the next line begins; the text's end on its last line. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** 1 is the first. */
export function lineNumber(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** After the line on which something ends; `end` may lie on the start of the next one already. */
export function afterLineOf(text: string, end: number): number {
  return end > 0 && text[end - 1] === '\n' ? end : lineEnd(text, end);
}

/** Whole lines, put in at the start of a line or at the end of a text that lacks its last newline. */
export function insertLines(
  text: string,
  offset: number,
  lines: readonly string[],
): TextPatch {
  const isOpen = offset > 0 && text[offset - 1] !== '\n';
  const whole = lines.join('\n');
  return {
    start: offset,
    end: offset,
    text: isOpen ? `\n${whole}` : `${whole}\n`,
  };
}
