// SPDX-License-Identifier: Apache-2.0
import { Observable, Observer } from '@backstage/types';
import {
  LogEvent,
  ScaffolderApi,
  ScaffolderScaffoldOptions,
  ScaffolderTask,
  ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-common';

/** A Scaffolder with one task, a shift to 50 per cent, that ends when it is told to. */
export class FakeScaffolder
  implements Pick<ScaffolderApi, 'scaffold' | 'getTask' | 'streamLogs'>
{
  readonly started: ScaffolderScaffoldOptions[] = [];
  /** What a start throws. */
  refusal?: Error;
  readonly #observers = new Set<Observer<LogEvent>>();

  async scaffold(options: ScaffolderScaffoldOptions) {
    if (this.refusal) {
      throw this.refusal;
    }
    this.started.push(options);
    return { taskId: 'task-1' };
  }

  async getTask(id: string): Promise<ScaffolderTask> {
    return {
      id,
      status: 'processing',
      createdAt: '2026-11-20T14:02:00Z',
      spec: {
        apiVersion: 'scaffolder.backstage.io/v1beta3',
        templateInfo: { entityRef: 'template:default/canary-shift' },
        parameters: { weight: 50 },
        steps: [],
        output: {},
      },
    };
  }

  streamLogs(): Observable<LogEvent> {
    const observers = this.#observers;
    const observable: Observable<LogEvent> = {
      [Symbol.observable]: () => observable,
      subscribe: (
        observer?: Observer<LogEvent> | ((event: LogEvent) => void),
      ) => {
        const told =
          typeof observer === 'function' ? { next: observer } : observer ?? {};
        observers.add(told);
        return {
          closed: false,
          unsubscribe: () => {
            observers.delete(told);
          },
        };
      },
    };
    return observable;
  }

  complete(output: ScaffolderTaskOutput) {
    this.#end({ output });
  }

  fail(message: string) {
    this.#end({ error: { name: 'Error', message } });
  }

  #end(how: object) {
    const body = { message: 'Run ended', ...how };
    for (const observer of [...this.#observers]) {
      observer.next?.({
        id: 1,
        taskId: 'task-1',
        createdAt: '2026-11-20T14:02:06Z',
        type: 'completion',
        body,
      });
    }
  }
}
