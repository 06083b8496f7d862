// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import { AnswerText } from './AnswerText';
import { patchesIn } from './patchesIn';

/** An answer as it goes out. */
export interface Answer {
  json: AnswerText;
  etag: string;
  /** What the auditor is told of who gets it. */
  audited?: AuditedRead;
}

/** A read of something that could be applied to a cluster, or comes from one. */
export interface AuditedRead {
  eventId: 'patch-read' | 'object-read';
  meta: JsonObject;
}

/** Characters of what is kept; answers that nobody asks for any more make room. */
const MAX_CHARACTERS = 64_000_000;

/**
 * Answers by what was asked. One is made again when the version moved on, and
 * keeps its tag, and its time, while nothing in it changed.
 */
export class AnswerCache {
  private readonly answers = new Map<
    string,
    { version: number; answer: Answer }
  >();
  private characters = 0;

  /**
   * @param make - the content, without the time it was made
   * @param more - what is said too but must not count as a change, such as the time
   */
  get(
    key: string,
    version: number,
    make: () => object,
    more?: () => object,
  ): Answer {
    const known = this.answers.get(key);
    if (known?.version === version) {
      return known.answer;
    }
    const made = make();
    const content = JSON.stringify(made);
    const etag = tagOf(content);
    const answer =
      known?.answer.etag === etag
        ? known.answer
        : {
            etag,
            json: new AnswerText(more ? joinObjects(more(), content) : content),
            ...auditPatches(made),
          };
    this.remember(key, { version, answer });
    return answer;
  }

  /** The oldest go first; what is asked again counts as young. */
  private remember(
    key: string,
    entry: { version: number; answer: Answer },
  ): void {
    this.forget(key);
    this.answers.set(key, entry);
    this.characters += entry.answer.json.length;
    for (const oldest of this.answers.keys()) {
      if (this.characters <= MAX_CHARACTERS) {
        break;
      }
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    const known = this.answers.get(key);
    if (known) {
      this.answers.delete(key);
      this.characters -= known.answer.json.length;
    }
  }
}

/** As text: answers are long, and written once. */
function joinObjects(first: object, second: string): string {
  const begin = JSON.stringify(first);
  return second === '{}' ? begin : `${begin.slice(0, -1)},${second.slice(1)}`;
}

/** An answer that is made anew each time. */
export function sealAnswer(content: object): Answer {
  const json = JSON.stringify(content);
  return {
    json: new AnswerText(json),
    etag: tagOf(json),
    ...auditPatches(content),
  };
}

function auditPatches(content: object): Pick<Answer, 'audited'> {
  const codes = patchesIn(content);
  return codes.length > 0
    ? { audited: { eventId: 'patch-read', meta: { codes } } }
    : {};
}

/** Weak: the same content may be compressed on its way. */
function tagOf(json: string): string {
  return `W/"${hash('sha1', json, 'base64url')}"`;
}
