// SPDX-License-Identifier: Apache-2.0
import { EngineProfile } from '../../core/signals/EngineProfile';
import { Lane } from '../scrape/Lane';
import { QueryFailure, QueryResult } from './QueryResult';

/** What is asked of all pods of an engine. */
export interface EngineQueries {
  profile: EngineProfile;
  queries: readonly string[];
}

export interface EngineAnswer<T> {
  profile: EngineProfile;
  /** Of each query that was answered. */
  results: T[];
}

export interface EngineAnswers<T> {
  answers: Array<EngineAnswer<T>>;
  /** Of queries that were not answered; the other ones' signals are there. */
  failures: QueryFailure[];
  queries: number;
  warnings: string[];
}

/** Side by side; the API has others to answer too. */
const CONCURRENCY = 4;

/** Asks all queries of some engines. */
export async function askEngines<T>(
  engines: readonly EngineQueries[],
  send: (query: string, profile: EngineProfile) => Promise<QueryResult<T>>,
): Promise<EngineAnswers<T>> {
  const lane = new Lane(CONCURRENCY);
  const answers: Array<EngineAnswer<T>> = [];
  const failures: QueryFailure[] = [];
  const warnings = new Set<string>();
  const asked = engines.flatMap(({ profile, queries }) => {
    const answer: EngineAnswer<T> = { profile, results: [] };
    answers.push(answer);
    return queries.map(query => ({ answer, query }));
  });
  await Promise.all(
    asked.map(({ answer, query }) =>
      lane.run(async () => {
        // Once it is known to be down, it isn't asked the rest.
        const [down] = failures.filter(({ code }) => code !== 'refused');
        const result = down
          ? { ok: false as const, failure: down }
          : await send(query, answer.profile);
        if (result.ok) {
          answer.results.push(result.result);
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
    queries: asked.length,
    warnings: [...warnings],
  };
}
