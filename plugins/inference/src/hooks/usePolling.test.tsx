// SPDX-License-Identifier: Apache-2.0
import { act, renderHook as renderBare } from '@testing-library/react';
import { setVisibility } from '../__testUtils__/setVisibility';
import { TextsProvider } from '../__testUtils__/TextsProvider';
import { usePolling } from './usePolling';

const renderHook: typeof renderBare = (render, options) =>
  renderBare(render, { wrapper: TextsProvider, ...options });

const advance = (ms: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(ms);
  });

describe('usePolling', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => {
    setVisibility('visible');
    jest.useRealTimers();
  });

  it('gives the value and when it was confirmed, again and again', async () => {
    const load = jest.fn(async () => ({ health: 'healthy' }));
    const { result } = renderHook(() => usePolling('a', load));
    expect(result.current.value).toBeUndefined();
    await advance(0);
    const first = result.current.value;
    expect(first).toEqual({ health: 'healthy' });
    expect(result.current.confirmedAt).toBe(1_000_000);
    await advance(15_000);
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.value).toBe(first);
    expect(result.current.confirmedAt).toBe(1_015_000);
  });

  it('keeps the value and its age while questions fail, and recovers', async () => {
    const answers = [
      async () => 'one',
      async () => {
        throw new Error('away');
      },
      async () => 'two',
    ];
    const load = jest.fn(() => answers.shift()!());
    const { result } = renderHook(() => usePolling('a', load));
    await advance(0);
    await advance(15_000);
    expect(result.current).toMatchObject({
      value: 'one',
      confirmedAt: 1_000_000,
      error: new Error('away'),
    });
    await advance(2_000);
    expect(result.current).toMatchObject({ value: 'two', error: undefined });
  });

  it('asks at once when refreshed', async () => {
    const load = jest.fn(async () => 'value');
    const { result } = renderHook(() => usePolling('a', load));
    await advance(1_000);
    result.current.refresh();
    result.current.refresh();
    await advance(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('shows nothing of another key', async () => {
    const { result, rerender } = renderHook(
      ({ name }) => usePolling(name, async () => `of ${name}`),
      { initialProps: { name: 'a' } },
    );
    await advance(0);
    rerender({ name: 'b' });
    expect(result.current.value).toBeUndefined();
    await advance(0);
    expect(result.current.value).toBe('of b');
  });

  it('asks nothing while the tab is hidden, and at once when it is shown', async () => {
    const signals: AbortSignal[] = [];
    const load = jest.fn(async (signal: AbortSignal) => {
      signals.push(signal);
      return 'value';
    });
    const { result } = renderHook(() => usePolling('a', load));
    await advance(0);
    act(() => setVisibility('hidden'));
    await advance(120_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
    expect(result.current.value).toBe('value');
    act(() => setVisibility('visible'));
    await advance(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('aborts the question that is open when it goes away', async () => {
    const signals: AbortSignal[] = [];
    const { unmount } = renderHook(() =>
      usePolling('a', signal => {
        signals.push(signal);
        return new Promise(() => {});
      }),
    );
    unmount();
    expect(signals[0].aborted).toBe(true);
    await advance(120_000);
    expect(signals).toHaveLength(1);
  });
});
