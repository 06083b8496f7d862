// SPDX-License-Identifier: Apache-2.0
// `node --expose-gc --require probe.cjs …` with a channel: says what the process
// used so far, and how long it took for what it was asked, when it is asked.
const { subscribe } = require('node:diagnostics_channel');
const { setTimeout: sleep } = require('node:timers/promises');
const { BroadcastChannel, isMainThread } = require('node:worker_threads');
const {
  monitorEventLoopDelay,
  PerformanceObserver,
} = require('node:perf_hooks');

/** Requests whose time is told, and for how long garbage collection held all up. */
const MEASURED = '/api/inference/v1/entities/';
const NS_PER_MS = 1e6;

/** A timer that comes late says that others waited too. */
const loop = monitorEventLoopDelay({ resolution: 1 });
/** On the answer itself: a map of what is gone would be looked through with the whole heap. */
const BEGUN_AT = Symbol('begun at');
let requestsMs = [];
let pausesMs = [];

function startTiming() {
  subscribe('http.server.request.start', ({ request, response }) => {
    // Streams of events are open for as long as the viewer likes.
    if (request.url.startsWith(MEASURED) && !request.url.endsWith('/events')) {
      response[BEGUN_AT] = performance.now();
    }
  });
  subscribe('http.server.response.finish', ({ response }) => {
    const begun = response[BEGUN_AT];
    if (begun !== undefined) {
      requestsMs.push(performance.now() - begun);
    }
  });
  new PerformanceObserver(list => {
    pausesMs.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ entryTypes: ['gc'] });
  loop.enable();
}

/** Threads have a heap of their own each, and are asked by a channel. */
const threads = new BroadcastChannel('probe of threads');
const THREAD_PATIENCE_MS = 5_000;

/** What goes only once other things are gone takes several collections. */
const COLLECTIONS = 3;
const BETWEEN_MS = 200;

async function reachableBytes() {
  for (let collection = 0; collection < COLLECTIONS; collection++) {
    globalThis.gc();
    await sleep(BETWEEN_MS);
  }
  globalThis.gc();
  // Memory outside of the heap that the last one let go of is given back by the next.
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Those that don't answer in time run no JavaScript of ours. */
function bytesOfThreads() {
  return new Promise(resolve => {
    let bytes = 0;
    threads.onmessage = ({ data }) => {
      bytes += data.bytes ?? 0;
    };
    threads.postMessage({ asked: 'bytes' });
    setTimeout(() => resolve(bytes), THREAD_PATIENCE_MS);
  });
}

if (!isMainThread) {
  threads.onmessage = async ({ data }) => {
    if (data.asked === 'bytes') {
      threads.postMessage({ bytes: await reachableBytes() });
    }
  };
  threads.unref();
}

const ANSWERS = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return { cpuMs: (user + system) / 1000 };
  },
  memory: async () => {
    const ofThreads = await bytesOfThreads();
    return { bytes: (await reachableBytes()) + ofThreads };
  },
  /** Since it was last asked for. */
  delays: () => {
    const answer = {
      requestsMs,
      pausesMs,
      loopMs: {
        p50: loop.percentile(50) / NS_PER_MS,
        p99: loop.percentile(99) / NS_PER_MS,
        max: loop.max / NS_PER_MS,
      },
    };
    requestsMs = [];
    pausesMs = [];
    loop.reset();
    return answer;
  },
};

if (isMainThread) {
  threads.unref();
  process.on('message', async message => {
    if (message === 'time') {
      startTiming();
    } else if (Object.hasOwn(ANSWERS, message)) {
      process.send({ probed: message, ...(await ANSWERS[message]()) });
    }
  });
}
