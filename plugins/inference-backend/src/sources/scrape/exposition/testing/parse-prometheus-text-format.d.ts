// SPDX-License-Identifier: Apache-2.0

/** The package has no types of its own; these are what its README shows. */
declare module 'parse-prometheus-text-format' {
  export default function parsePrometheusTextFormat(text: string): Array<{
    name: string;
    type: string;
    metrics: Array<{
      value?: string;
      labels?: Record<string, string>;
      timestamp_ms?: string;
    }>;
  }>;
}
