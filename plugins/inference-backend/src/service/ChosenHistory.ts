// SPDX-License-Identifier: Apache-2.0
import {
  HistoryQuery,
  HistoryReader,
  HistoryResult,
} from '../history/HistoryReader';

/**
 * History from the database that a cluster's metrics are in, by range queries;
 * where there is none, or while it can't answer, what was recorded.
 */
export class ChosenHistory implements HistoryReader {
  constructor(
    private readonly recorded: HistoryReader,
    private readonly databaseOf: (cluster: string) => HistoryReader | undefined,
  ) {}

  async read(query: HistoryQuery): Promise<HistoryResult> {
    const database = this.databaseOf(query.pool.cluster);
    const asked = await database?.read(query);
    // It knows no pods of a cluster that another replica watches.
    if (asked && !asked.problem && asked.series.length > 0) {
      return asked;
    }
    const recorded = await this.recorded.read(query);
    const problems = [asked?.problem, recorded.problem].flatMap(
      problem => problem ?? [],
    );
    return {
      ...recorded,
      ...(problems.length > 0 && { problem: problems.join('. ') }),
    };
  }
}
