// SPDX-License-Identifier: Apache-2.0
import { healthyWithCanary } from '../testing/sampleEntities';
import {
  blankQuestion,
  formatQuestion,
  listPresets,
  parseQuestion,
  toExplainRequest,
} from './explainQuestion';

const NOW = Date.parse('2026-11-20T14:02:07Z');

const question = {
  ...blankQuestion('prod-eu'),
  host: 'llm.example.com',
  model: 'Qwen/Qwen2.5 & more',
  headers: 'x-team: chat\n\nno colon\nx-url: http://a:80',
  bodyBytes: '1500000',
};

describe('a question', () => {
  it('comes back from the address as it was', () => {
    expect(parseQuestion(formatQuestion(question))).toEqual(question);
  });

  it('leaves out of the address what is as usual', () => {
    expect(formatQuestion(blankQuestion('prod-eu'))).toBe('cluster=prod-eu');
  });

  it.each([undefined, '', 'model=x', '%%%'])('%s is none', text => {
    expect(parseQuestion(text)).toBeUndefined();
  });

  it('becomes a request without what was not filled in', () => {
    expect(toExplainRequest(question)).toEqual({
      cluster: 'prod-eu',
      host: 'llm.example.com',
      method: 'POST',
      path: '/v1/chat/completions',
      model: 'Qwen/Qwen2.5 & more',
      headers: { 'x-team': 'chat', 'x-url': 'http://a:80' },
      bodyBytes: 1_500_000,
    });
  });
});

describe('listPresets', () => {
  it('has one per model of a route, with a host that its pattern takes', () => {
    const [route] = healthyWithCanary(NOW).routes;
    const presets = listPresets([
      { ...route, models: ['base', 'adapter'], hostnames: ['*.example.com'] },
      { ...route, models: [], matches: [] },
      route,
      route,
    ]);
    expect(
      presets.map(({ route: of, question: { cluster, host, model } }) => [
        of,
        cluster,
        host,
        model,
      ]),
    ).toEqual([
      ['qwen-chat', 'prod-eu', 'any.example.com', 'base'],
      ['qwen-chat', 'prod-eu', 'any.example.com', 'adapter'],
      ['qwen-chat', 'prod-eu', '', ''],
      ['qwen-chat', 'prod-eu', '', 'Qwen/Qwen2.5-1.5B-Instruct'],
    ]);
  });
});
