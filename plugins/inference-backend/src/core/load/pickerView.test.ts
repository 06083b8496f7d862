// SPDX-License-Identifier: Apache-2.0
import { resolvePage } from '../signals/testing/readSample';
import { measurePicker } from './measurePicker';
import { pickerView } from './pickerView';
import { ReadingWindow } from './ReadingWindow';

const NOW = Date.parse('2026-11-20T10:00:10Z');

function viewOf(...pages: string[]) {
  const readings = pages.map(
    (page, index) =>
      resolvePage('epp', page, { at: NOW + 10_000 * (index - pages.length) })
        .reading,
  );
  const measures = measurePicker(new ReadingWindow(readings), 'chat');
  return pickerView([{ name: 'epp-0:9090', pod: 'epp-0', at: NOW, measures }]);
}

const gie = (requests: number, shed?: number) => `
inference_pool_ready_pods{name="chat"} 3
inference_objective_request_total{model_name="a"} ${requests}
${
  shed === undefined
    ? ''
    : `inference_objective_request_error_total{model_name="a",error_code="ResourceExhausted"} ${shed}
inference_objective_request_error_total{model_name="a",error_code="Internal"} 77`
}`;

const llmD = (requests: number, batch: number, urgent: number) => `
llm_d_epp_ready_endpoints{name="chat"} 3
llm_d_epp_request_total{model_name="a",priority="0"} ${requests}
llm_d_epp_request_error_total{model_name="a",error_code="ResourceExhausted",priority="-5"} ${batch}
llm_d_epp_request_error_total{model_name="a",error_code="ResourceExhausted",priority="4"} ${urgent}
`;

it.each<[what: string, before: string, after: string, view: object]>([
  [
    'refused since the page before, whatever their priority, as GIE counts them',
    gie(100, 3),
    gie(140, 10),
    { readyEndpoints: 3, requests: 40, shed: 7 },
  ],
  [
    'the first that were ever refused',
    gie(100),
    gie(140, 4),
    { readyEndpoints: 3, requests: 40, shed: 4 },
  ],
  [
    'none so far',
    gie(100),
    gie(140),
    { readyEndpoints: 3, requests: 40, shed: 0 },
  ],
  [
    'only those of negative priority, where they are counted apart',
    llmD(50, 5, 1),
    llmD(90, 14, 31),
    { readyEndpoints: 3, requests: 40, shed: 9 },
  ],
])('tells requests that were shed: %s', (_what, before, after, view) => {
  expect(viewOf(before, after)).toEqual(view);
});

it('tells nothing where no picker was read', () => {
  expect(pickerView([])).toBeUndefined();
});
