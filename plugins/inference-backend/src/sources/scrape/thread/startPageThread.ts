// SPDX-License-Identifier: Apache-2.0
import { Worker } from 'node:worker_threads';
import {
  PAGE_THREAD_FILE,
  PAGE_THREAD_TASK,
  PageThreadData,
} from './pageThread';

/**
 * Far more than pages take: past it, something is wrong with them. V8 measures by
 * it too how much garbage may come together. At a quarter of it, and with
 * `--max-semi-space-size=96`, it looked through the whole heap twice a second.
 */
const MAX_HEAP_MB = 2048;

/**
 * @param waitsForIdle - whether it runs only where nothing else wants the core
 * @param execArgv - options of Node; those of this process where left out
 */
export function startPageThread(
  waitsForIdle: boolean,
  execArgv?: string[],
): Worker {
  const worker = new Worker(
    // By way of `require`, which also loads sources where something compiles them.
    `require(${JSON.stringify(PAGE_THREAD_FILE)})`,
    {
      eval: true,
      name: 'inference pages',
      workerData: {
        task: PAGE_THREAD_TASK,
        waitsForIdle,
      } satisfies PageThreadData,
      execArgv,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    },
  );
  // The process may end while it runs.
  worker.unref();
  return worker;
}

/**
 * Why no thread can be started here, in words; undefined where it can. Sources
 * are compiled by a hook that threads inherit, such as the Backstage CLI's, or
 * by something that they know nothing of, such as jest.
 */
export function whyNoThread(execArgv = process.execArgv): string | undefined {
  return PAGE_THREAD_FILE.endsWith('.ts') &&
    !execArgv.some(option => option.includes('nodeTransform'))
    ? 'sources are not compiled for threads here'
    : undefined;
}
