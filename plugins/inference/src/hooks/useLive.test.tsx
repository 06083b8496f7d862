// SPDX-License-Identifier: Apache-2.0
import { act, renderHook as renderBare } from '@testing-library/react';
import { WatchOptions } from '../api/InferenceApi';
import { setVisibility } from '../__testUtils__/setVisibility';
import { TextsProvider } from '../__testUtils__/TextsProvider';
import { useLive } from './useLive';

const renderHook: typeof renderBare = (render, options) =>
  renderBare(render, { wrapper: TextsProvider, ...options });

const advance = (ms: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(ms);
  });

/** A server whose stream the test opens, ends and breaks. */
function createServer() {
  const streams: Array<
    WatchOptions & { end: () => void; fail: (error: Error) => void }
  > = [];
  let answers = 0;
  const load = jest.fn(async () => {
    answers += 1;
    return `answer ${answers}`;
  });
  const watch = (options: WatchOptions) =>
    new Promise<void>((resolve, reject) => {
      streams.push({ ...options, end: resolve, fail: reject });
      options.signal.addEventListener('abort', () => reject(new Error('left')));
    });
  return { streams, load, watch };
}

describe('useLive', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(1);
  });
  afterEach(() => {
    setVisibility('visible');
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('asks within a second of a change, once for many', async () => {
    const { streams, load, watch } = createServer();
    const { result } = renderHook(() => useLive('a', { load, watch }));
    await advance(1_000);
    expect(result.current.live).toBe(false);
    act(() => streams[0].onOpen());
    expect(result.current.live).toBe(true);
    streams[0].onChanged();
    streams[0].onChanged();
    streams[0].onChanged();
    await advance(300);
    expect(result.current.value).toBe('answer 2');
    await advance(2_000);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('polls where the stream fails, and opens it again later and later', async () => {
    const { streams, load, watch } = createServer();
    const { result } = renderHook(() => useLive('a', { load, watch }));
    streams[0].fail(new Error('no streams here'));
    await advance(2_000);
    expect(streams).toHaveLength(2);
    streams[1].fail(new Error('no streams here'));
    await advance(3_999);
    expect(streams).toHaveLength(2);
    await advance(1);
    expect(streams).toHaveLength(3);
    await advance(10_000);
    expect(result.current).toMatchObject({ live: false, value: 'answer 2' });
  });

  it('opens a stream again that the server ended', async () => {
    const { streams, load, watch } = createServer();
    const { result } = renderHook(() => useLive('a', { load, watch }));
    await advance(0);
    act(() => streams[0].onOpen());
    streams[0].end();
    await advance(0);
    expect(result.current.live).toBe(false);
    await advance(1_000);
    expect(streams).toHaveLength(2);
  });

  it('closes the stream with the tab, and opens it again', async () => {
    const { streams, load, watch } = createServer();
    const { unmount } = renderHook(() => useLive('a', { load, watch }));
    await advance(0);
    act(() => setVisibility('hidden'));
    expect(streams[0].signal.aborted).toBe(true);
    await advance(60_000);
    expect(streams).toHaveLength(1);
    act(() => setVisibility('visible'));
    await advance(0);
    expect(streams).toHaveLength(2);
    unmount();
    expect(streams[1].signal.aborted).toBe(true);
  });
});
