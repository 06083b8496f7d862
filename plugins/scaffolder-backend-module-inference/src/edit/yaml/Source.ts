// SPDX-License-Identifier: Apache-2.0
import { Document, isDocument, parseAllDocuments, Scalar } from 'yaml';
import { applyPatches, lineEnd, lineStart, TextPatch } from './TextPatch';

/** A text of YAML documents: a file, or a text that a file holds as a value. */
export interface Source {
  /** Of the file. */
  path: string;
  /** Of the file. */
  fileText: string;
  text: string;
  documents: readonly Document.Parsed[];
  /** The same patches, by offsets in the file. */
  inFile(patches: readonly TextPatch[]): TextPatch[];
  /** An offset of this text in the file, or the closest that there is. */
  offsetInFile(offset: number): number;
}

export function readSource(path: string, text: string): Source {
  return {
    path,
    fileText: text,
    text,
    documents: parse(text),
    inFile: patches => [...patches],
    offsetInFile: offset => offset,
  };
}

/** A patch that stands in a file as text, such as kustomize's inline ones. */
export function readEmbedded(parent: Source, scalar: Scalar): Source {
  const text = String(scalar.value);
  const [start, end] = scalar.range ?? [0, 0];
  const map = mapLiteral(parent.text, scalar, text);
  return {
    path: parent.path,
    fileText: parent.fileText,
    text,
    documents: parse(text),
    offsetInFile: offset => parent.offsetInFile(map?.(offset) ?? start),
    inFile: patches =>
      parent.inFile(
        map
          ? patches.map(patch => indentPatch(text, patch, map))
          : [{ start, end, text: quote(applyPatches(text, patches), scalar) }],
      ),
  };
}

function parse(text: string): Document.Parsed[] {
  return Array.from(
    parseAllDocuments(text, { keepSourceTokens: true, merge: true }),
  ).flatMap(document => (isDocument(document) ? [document] : []));
}

/** One line between quotes: nothing but this value is written anew. */
function quote(text: string, { type }: Scalar): string {
  return type === Scalar.QUOTE_SINGLE && !text.includes('\n')
    ? `'${text.replaceAll("'", "''")}'`
    : JSON.stringify(text);
}

type OffsetMap = ((offset: number) => number) & { indent: string };

/** Behind the last line there is no indent yet; everywhere else the line has it. */
function indentPatch(
  text: string,
  patch: TextPatch,
  map: OffsetMap,
): TextPatch {
  const isBehind = patch.start === text.length && text.endsWith('\n');
  return {
    start: map(patch.start),
    end: map(patch.end),
    text: isBehind
      ? patch.text.replace(/^(?=.)/gm, map.indent)
      : patch.text.replaceAll('\n', `\n${map.indent}`),
  };
}

/** From offsets in a literal block (`|`) to offsets in what it stands in; undefined where they don't match. */
function mapLiteral(
  outer: string,
  { type, range }: Scalar,
  text: string,
): OffsetMap | undefined {
  if (type !== Scalar.BLOCK_LITERAL || !range) {
    return undefined;
  }
  const lines = text.split('\n');
  const starts: number[] = [];
  let indent: string | undefined;
  let at = lineEnd(outer, range[0]);
  for (const [row, line] of lines.entries()) {
    const end = lineEnd(outer, at);
    const whole = outer.slice(at, end).replace(/\r?\n$/, '');
    if (line !== '') {
      indent ??= whole.slice(0, whole.length - line.length);
      if (whole !== `${indent}${line}`) {
        return undefined;
      }
      starts.push(at + indent.length);
    } else if (row === lines.length - 1) {
      starts.push(at);
    } else {
      starts.push(Math.min(at + (indent?.length ?? 0), at + whole.length));
    }
    at = end;
  }
  const map = (offset: number) => {
    const row = text.slice(0, offset).split('\n').length - 1;
    return starts[row] + offset - lineStart(text, offset);
  };
  return Object.assign(map, { indent: indent ?? '' });
}
