// SPDX-License-Identifier: Apache-2.0
import { Clock } from '../../core/ports';
import {
  ApiAnswer,
  MAX_ANSWER_BYTES,
  PlainAnswer,
  plainLength,
} from './Transport';
import { Turns } from './Turns';
import { Unzipper } from './Unzipper';

/** Large answers of all clusters, read one after the other. */
export class LargeAnswers {
  private readonly turns: Turns;
  private readonly unzipper = new Unzipper(MAX_ANSWER_BYTES);

  constructor(clock: Clock) {
    this.turns = new Turns(clock);
  }

  /**
   * Zipped until its turn comes: what many wait with is a tenth of it.
   *
   * @param read - keeps nothing of the body
   * @throws an Error where it can't be unzipped, and what the reader throws
   */
  read<T>(answer: ApiAnswer, read: (plain: PlainAnswer) => T): Promise<T> {
    const { body, isZipped, ...plain } = answer;
    return this.turns.run(async () =>
      read({
        ...plain,
        body: isZipped
          ? await this.unzipper.unzip(body, plainLength(answer))
          : body,
      }),
    );
  }
}
