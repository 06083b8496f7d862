// SPDX-License-Identifier: Apache-2.0
import { MetricSample } from '../../../core/signals/MetricSample';
import { TextPool } from './ByteTable';

/** Numbers kept for each label: where its name and its value begin and end. */
const PER_LABEL = 4;

function unescape(text: string): string {
  return text.replace(/\\([\\"n])/g, (_, char) => (char === 'n' ? '\n' : char));
}

/**
 * The sample that is being read. One object for all of them: labels stay bytes
 * of the page until somebody asks, so those that nobody wants cost nothing.
 */
export class SampleCursor implements MetricSample {
  name = '';
  value = NaN;
  timestampMs: number | undefined;

  private bytes = new Uint8Array(0);
  private spans = new Int32Array(PER_LABEL * 16);
  private count = 0;

  constructor(private readonly pool: TextPool) {}

  begin(bytes: Uint8Array, name: string): void {
    this.bytes = bytes;
    this.name = name;
    this.count = 0;
    this.timestampMs = undefined;
  }

  addLabel(
    nameStart: number,
    nameEnd: number,
    valueStart: number,
    valueEnd: number,
  ): void {
    const at = this.count * PER_LABEL;
    if (at === this.spans.length) {
      const longer = new Int32Array(this.spans.length * 2);
      longer.set(this.spans);
      this.spans = longer;
    }
    this.spans[at] = nameStart;
    this.spans[at + 1] = nameEnd;
    this.spans[at + 2] = valueStart;
    this.spans[at + 3] = valueEnd;
    this.count++;
  }

  label(name: string): string | undefined {
    for (let index = 0; index < this.count; index++) {
      if (this.isNamed(index, name)) {
        return this.labelValue(index);
      }
    }
    return undefined;
  }

  /** All labels, as a copy that may be kept. */
  labels(): Map<string, string> {
    const labels = new Map<string, string>();
    for (let index = 0; index < this.count; index++) {
      const at = index * PER_LABEL;
      labels.set(
        this.pool.text(this.bytes, this.spans[at], this.spans[at + 1]),
        this.labelValue(index),
      );
    }
    return labels;
  }

  /** Label names are ASCII, so a byte is a character. */
  private isNamed(index: number, name: string): boolean {
    const at = index * PER_LABEL;
    const start = this.spans[at];
    if (this.spans[at + 1] - start !== name.length) {
      return false;
    }
    for (let i = 0; i < name.length; i++) {
      if (this.bytes[start + i] !== name.charCodeAt(i)) {
        return false;
      }
    }
    return true;
  }

  private labelValue(index: number): string {
    const at = index * PER_LABEL;
    const text = this.pool.text(
      this.bytes,
      this.spans[at + 2],
      this.spans[at + 3],
    );
    return text.includes('\\') ? unescape(text) : text;
  }
}
