// SPDX-License-Identifier: Apache-2.0
import { MetricsMishap } from '../metrics/serveMetricsPage';
import { Fault } from './Fault';

const cluster = 'prod-us';

/** A picker's page; its servers' pages stay as they are. */
function ofPicker(
  name: string,
  mishap: MetricsMishap,
  does: string,
  expected: string | { finding: string },
): Fault {
  return {
    name,
    cluster,
    what: `The metrics page of mistral-search’s picker ${does}`,
    expect: typeof expected === 'string' ? { seen: expected } : expected,
    turn: knobs => {
      knobs.metricsPages.set('search/mistral-search-epp', mishap);
    },
  };
}

/** Metrics pages that can’t be read, or say nothing. */
export const metricsFaults: Fault[] = [
  {
    name: 'metrics-missing',
    cluster,
    what: 'mistral-search’s servers answer every request for their metrics page with an error',
    expect: { finding: 'server-metrics-missing' },
    turn: knobs => {
      knobs.metricsPages.set('search/mistral-search', 'error-500');
    },
  },
  {
    name: 'metrics-hang',
    cluster,
    what: 'The metrics pages of qwen-chat’s picker and servers accept connections and never answer',
    expect: { seen: 'qwen-chat’s numbers in prod-us get stale and say so' },
    turn: knobs => {
      knobs.metricsPages.set('chat/qwen-chat-epp', 'hang');
      knobs.metricsPages.set('chat/qwen-chat', 'hang');
    },
  },
  {
    name: 'metrics-garbage',
    cluster,
    what: 'The metrics pages of llama-support’s picker and servers are random bytes',
    expect: { seen: 'the pages are named as unreadable' },
    turn: knobs => {
      knobs.metricsPages.set('support/llama-support-epp', 'random-bytes');
      knobs.metricsPages.set('support/llama-support', 'random-bytes');
    },
  },
  ofPicker(
    'metrics-huge',
    'huge',
    'has 50 MB',
    'the page is cut off at the limit, and the limit named',
  ),
  ofPicker(
    'metrics-drip',
    'drip',
    'comes a line at a time and never ends',
    'the page is left after a while, which is said',
  ),
  ofPicker('metrics-unauthorized', 'error-401', 'wants a token (401)', {
    finding: 'picker-metrics-unauthorized',
  }),
  ofPicker('metrics-forbidden', 'error-403', 'lets nobody read it (403)', {
    finding: 'picker-metrics-unauthorized',
  }),
  ofPicker(
    'metrics-error',
    'error-500',
    'answers 500',
    'the answer, and the servers’ numbers instead',
  ),
  ofPicker(
    'metrics-redirect',
    'redirect',
    'redirects to another host',
    'the redirect is named, and not followed',
  ),
  ofPicker(
    'metrics-html',
    'html',
    'is a page to sign in, in HTML',
    'the page is named as no metrics, with its content type',
  ),
  ofPicker(
    'metrics-nan',
    'nan',
    'has NaN for every value',
    'its signals are missing, and the servers’ numbers stand in',
  ),
  ofPicker(
    'metrics-clock',
    'hour-late',
    'says that its values are an hour old',
    'nothing: values count from when they were read',
  ),
];
