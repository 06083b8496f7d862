// SPDX-License-Identifier: Apache-2.0
import { EngineProfile } from '../../core/signals/EngineProfile';
import { Lane } from '../scrape/Lane';
import { measureQueries, MeasureScope } from './measureQueries';
import { QueryFailure, QueryResult, QuerySeries } from './QueryResult';

export interface EngineAnswer {
  profile: EngineProfile;
  series: QuerySeries[];
}

export interface EngineAnswers {
  answers: EngineAnswer[];
  /** Of queries that were not answered; the other ones' signals are there. */
  failures: QueryFailure[];
  queries: number;
  warnings: string[];
}

/** Side by side; the API has others to answer too. */
const CONCURRENCY = 4;

/** Asks for all measures of some engines, in as few queries as fit. */
export async function askEngines(
  asked: ReadonlyArray<{ profile: EngineProfile; scope: MeasureScope }>,
  send: (query: string) => Promise<QueryResult>,
): Promise<EngineAnswers> {
  const lane = new Lane(CONCURRENCY);
  const answers: EngineAnswer[] = [];
  const failures: QueryFailure[] = [];
  const warnings = new Set<string>();
  const queries = asked.flatMap(({ profile, scope }) => {
    const answer: EngineAnswer = { profile, series: [] };
    answers.push(answer);
    return measureQueries(profile, scope).map(query => ({
      answer,
      query,
    }));
  });
  await Promise.all(
    queries.map(({ answer, query }) =>
      lane.run(async () => {
        // Once it is known to be down, it isn't asked the rest.
        const [down] = failures.filter(({ code }) => code !== 'refused');
        const result = down
          ? { ok: false as const, failure: down }
          : await send(query);
        if (result.ok) {
          answer.series.push(...result.series);
          result.warnings.forEach(warning => warnings.add(warning));
        } else {
          failures.push(result.failure);
        }
      }),
    ),
  );
  return {
    answers,
    failures,
    queries: queries.length,
    warnings: [...warnings],
  };
}
