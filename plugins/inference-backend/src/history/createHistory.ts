// SPDX-License-Identifier: Apache-2.0
import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '../core/ports';
import { HistoryDatabase } from './HistoryDatabase';
import { HistoryKeeper } from './HistoryKeeper';
import { HistoryReader } from './HistoryReader';
import { HistoryStore } from './HistoryStore';
import { KeptHistory } from './KeptHistory';
import { LoadHistory } from './LoadHistory';
import { LoadSaver } from './LoadSaver';
import { Chronicles } from './marks/Chronicles';
import { RolloutSteps } from './rollouts/RolloutSteps';

export interface History {
  /** Where rounds are recorded. */
  memory: LoadHistory;
  /** What was recorded, now and before restarts. */
  reader: HistoryReader;
  chronicles: Chronicles;
  /** Who asked for what of rollouts. */
  steps: RolloutSteps;
  keeper: HistoryKeeper;
  saver: LoadSaver;
  store: HistoryStore;
}

/** History that outlives the process, with all that it remembers. */
export async function createHistory(parts: {
  database: DatabaseService;
  clock: Clock;
  logger: LoggerService;
}): Promise<History> {
  const { database, clock, logger } = parts;
  const store = await HistoryDatabase.create(database);
  const chronicles = await Chronicles.load(store);
  const steps = new RolloutSteps(store);
  await steps.refresh();
  const memory = new LoadHistory(clock);
  const saver = new LoadSaver(memory, store);
  return {
    memory,
    reader: new KeptHistory({ memory, saver, store, clock }),
    chronicles,
    steps,
    saver,
    store,
    keeper: new HistoryKeeper({ saver, chronicles, store, clock, logger }),
  };
}
