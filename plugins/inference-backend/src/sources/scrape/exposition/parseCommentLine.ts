// SPDX-License-Identifier: Apache-2.0

/** What a comment says of a family. */
export interface ExpositionMetadata {
  kind: 'type' | 'help' | 'unit';
  family: string;
  text: string;
}

const METADATA =
  /^#[ \t]+(HELP|TYPE|UNIT)[ \t]+([a-zA-Z_:][\w:]*)(?:[ \t]+(.*))?$/s;
const EOF_LINE = new TextEncoder().encode('# EOF');
const decoder = new TextDecoder();

/** Whether the line is OpenMetrics' mark of a page's end. */
export function isEofLine(
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  return (
    end - start === EOF_LINE.length &&
    EOF_LINE.every((byte, index) => bytes[start + index] === byte)
  );
}

/** Undefined for a comment that is just a comment. */
export function parseCommentLine(
  bytes: Uint8Array,
  start: number,
  end: number,
): ExpositionMetadata | undefined {
  const match = METADATA.exec(decoder.decode(bytes.subarray(start, end)));
  if (!match) {
    return undefined;
  }
  const [, keyword, family, text = ''] = match;
  switch (keyword) {
    case 'HELP':
      return {
        kind: 'help',
        family,
        text: text.replace(/\\([\\"n])/g, (_, char) =>
          char === 'n' ? '\n' : char,
        ),
      };
    case 'TYPE':
      return { kind: 'type', family, text };
    default:
      return { kind: 'unit', family, text };
  }
}
