// SPDX-License-Identifier: Apache-2.0
import { ApiAnswer, ApiRequest, Transport } from '../Transport';

export interface ScriptedSeries {
  measure: string;
  labels?: Record<string, string>;
  value: number;
}

/** As on a page. */
export type ScriptedAnswer = Omit<ApiAnswer, 'body'> & { body: string };

/** Answers with the series of the measures that a query asks for, or as it is told. */
export class ScriptedApi implements Transport {
  readonly requests: ApiRequest[] = [];
  series: ScriptedSeries[] = [];
  warnings: string[] = [];
  /** In place of series; by query. */
  answer:
    | ((query: string) => ScriptedAnswer | Promise<ScriptedAnswer> | undefined)
    | undefined;

  constructor(private readonly now: () => number) {}

  async send(request: ApiRequest): Promise<ApiAnswer> {
    this.requests.push(request);
    const { query } = request.parameters;
    const answer = (await this.answer?.(query)) ?? this.succeed(query);
    return { ...answer, body: Buffer.from(answer.body) };
  }

  private succeed(query: string): ScriptedAnswer {
    const result = this.series
      .filter(({ measure }) => query.includes(`"portal_measure","${measure}"`))
      .map(({ measure, labels, value }) => ({
        metric: { ...labels, portal_measure: measure },
        value: [this.now() / 1000, String(value)],
      }));
    return {
      status: 200,
      body: JSON.stringify({
        status: 'success',
        data: { resultType: 'vector', result },
        warnings: this.warnings,
      }),
    };
  }
}
