// SPDX-License-Identifier: Apache-2.0
import { HistogramMeasure } from '../../../core/signals/EngineProfile';
import { Interner } from '../../../core/signals/Interner';
import {
  ReadingLayout,
  ValueMeasure,
} from '../../../core/signals/ReadingLayout';
import { Subject } from '../../../core/signals/Subject';

/**
 * Of a class, because objects of one share what V8 knows of their properties.
 * Those that come in a message have it each for itself once there are many of
 * them, and it takes more than they do.
 */
class KeptSubject {}

/** Makes layouts that came in messages anew, so that equal parts are kept once. */
export class LayoutKeeper {
  private readonly values = new Interner<ValueMeasure>();
  private readonly histograms = new Interner<HistogramMeasure>();
  private readonly subjects = new Interner<Subject>();
  private readonly bounds = new Interner<readonly number[]>();
  private readonly texts = new Interner<string>();

  keep({ values, histograms }: ReadingLayout): ReadingLayout {
    return {
      values: {
        measures: values.measures.map(measure =>
          this.values.get(measure, () => measure),
        ),
        starts: values.starts,
        subjects: values.subjects.map(subject => this.subject(subject)),
      },
      histograms: {
        measures: histograms.measures.map(measure =>
          this.histograms.get(measure, () => measure),
        ),
        starts: histograms.starts,
        subjects: histograms.subjects.map(subject => this.subject(subject)),
        bounds: histograms.bounds.map(bounds =>
          this.bounds.get(bounds.join(), () => bounds),
        ),
      },
    };
  }

  private subject(subject: Subject): Subject {
    return this.subjects.get(JSON.stringify(subject), () => {
      const kept: Subject = new KeptSubject();
      const parts = Object.keys(subject) as Array<keyof Subject>;
      for (const part of parts) {
        const text = subject[part];
        kept[part] = text && this.texts.get(text, () => text);
      }
      return kept;
    });
  }
}
