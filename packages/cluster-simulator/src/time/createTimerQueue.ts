// SPDX-License-Identifier: Apache-2.0

/** Something to do at a time; equal times run in the order they were asked for. */
export interface Timer {
  due: number;
  order: number;
  run: () => void;
  cancelled: boolean;
}

export interface TimerQueue {
  add(due: number, run: () => void): Timer;
  /** The earliest that isn't cancelled, without taking it. */
  peek(): Timer | undefined;
  take(): Timer | undefined;
  clear(): void;
}

const earlier = (a: Timer, b: Timer) =>
  a.due < b.due || (a.due === b.due && a.order < b.order);

/** A binary heap: thousands of pods have their own timers. */
export function createTimerQueue(): TimerQueue {
  let heap: Timer[] = [];
  let order = 0;

  const swap = (a: number, b: number) => {
    [heap[a], heap[b]] = [heap[b], heap[a]];
  };
  const rise = (start: number) => {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!earlier(heap[at], heap[parent])) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = () => {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      let least = at;
      for (const child of [left, left + 1]) {
        if (child < heap.length && earlier(heap[child], heap[least])) {
          least = child;
        }
      }
      if (least === at) return;
      swap(at, least);
      at = least;
    }
  };
  const removeFirst = () => {
    const first = heap[0];
    const last = heap.pop();
    if (heap.length > 0 && last) {
      heap[0] = last;
      sink();
    }
    return first;
  };
  const peek = () => {
    while (heap[0]?.cancelled) removeFirst();
    return heap[0];
  };

  return {
    add(due, run) {
      const timer = { due, order: order++, run, cancelled: false };
      heap.push(timer);
      rise(heap.length - 1);
      return timer;
    },
    peek,
    take: () => (peek() ? removeFirst() : undefined),
    clear() {
      heap = [];
    },
  };
}
