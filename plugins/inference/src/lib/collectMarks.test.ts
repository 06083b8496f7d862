// SPDX-License-Identifier: Apache-2.0
import { HistoryMark } from '@inference-portal/backstage-plugin-inference-common';
import { collectMarks } from './collectMarks';

const mark = (seconds: number, text: string): HistoryMark => ({
  at: new Date(seconds * 1_000).toISOString(),
  kind: 'weights',
  text,
  subject: 'HTTPRoute chat/qwen-chat',
});

const history = (...marks: HistoryMark[]) => ({
  history: { stepMs: 15_000, series: [], marks },
});

describe('collectMarks', () => {
  it('tells what both pools tell once, newest first, in the window only', () => {
    expect(
      collectMarks(
        [
          history(mark(10, 'too old'), mark(20, '5 → 10 %')),
          history(mark(20, '5 → 10 %'), mark(30, '10 → 20 %')),
          {},
        ],
        { from: 15_000, to: 30_000 },
      ).map(({ text }) => text),
    ).toEqual(['10 → 20 %', '5 → 10 %']);
  });
});
