// SPDX-License-Identifier: Apache-2.0
import { ApiAnswer, ApiRequest, Transport } from '../Transport';

export interface ScriptedSeries {
  measure: string;
  labels?: Record<string, string>;
  value: number;
}

/** Answers with the series of the measures that a query asks for, or as it is told. */
export class ScriptedApi implements Transport {
  readonly requests: ApiRequest[] = [];
  series: ScriptedSeries[] = [];
  warnings: string[] = [];
  /** In place of series; by query. */
  answer:
    | ((query: string) => ApiAnswer | Promise<ApiAnswer> | undefined)
    | undefined;

  constructor(private readonly now: () => number) {}

  async send(request: ApiRequest): Promise<ApiAnswer> {
    this.requests.push(request);
    const { query } = request.parameters;
    return (await this.answer?.(query)) ?? this.succeed(query);
  }

  private succeed(query: string): ApiAnswer {
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
