// SPDX-License-Identifier: Apache-2.0
import { plainText } from '@inference-portal/backstage-plugin-inference-common';
import { unzip, zip } from './zip';

/** Whether sentences have their marks, see `say`. */
export type Form = 'marked' | 'plain';

/**
 * JSON that many are sent. Once it was zipped only that is kept: answers are
 * made many times a second, and would grow old in the heap as text.
 */
export class AnswerText {
  /** In characters, with marks. */
  readonly length: number;
  /** With marks; until it was zipped. */
  private text: string | undefined;
  private readonly zippedForms = new Map<Form, Promise<Buffer>>();

  constructor(text: string) {
    this.length = text.length;
    this.text = text;
  }

  async read(form: Form): Promise<string> {
    const marked = this.text ?? (await unzip(await this.zipped('marked')));
    return form === 'marked' ? marked : plainText(marked);
  }

  /** The same bytes to all who ask. */
  zipped(form: Form): Promise<Buffer> {
    const known = this.zippedForms.get(form);
    if (known) {
      return known;
    }
    const zipped = this.zip(form);
    this.zippedForms.set(form, zipped);
    zipped.catch(() => this.zippedForms.delete(form));
    return zipped;
  }

  private async zip(form: Form): Promise<Buffer> {
    const zipped = await zip(await this.read(form));
    if (form === 'marked') {
      this.text = undefined;
    }
    return zipped;
  }
}
