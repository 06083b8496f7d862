// SPDX-License-Identifier: Apache-2.0
import { HistoryStore } from '../HistoryStore';
import { COARSE } from '../resolutions';
import { RecordedStep } from './RecordedStep';

/** Others of this backend write too; what they wrote is read again with some overlap. */
const OVERLAP_MS = 60_000;

/** Of one entity: nobody takes more in the fortnight for which weights are remembered. */
export const MAX_STEPS = 200;

/** Who asked for which weights: of every entity, for as long as weights are remembered. */
export class RolloutSteps {
  private byEntity = new Map<string, RecordedStep[]>();
  private newestMs = 0;
  private changes = 0;

  constructor(
    private readonly store: Pick<HistoryStore, 'writeStep' | 'readSteps'>,
  ) {}

  /** Grows with each step that was not known. */
  get version(): number {
    return this.changes;
  }

  /** Reads what was written before the start, and by other replicas since. */
  async refresh(): Promise<void> {
    const found = await this.store.readSteps(this.newestMs - OVERLAP_MS);
    found.forEach(step => this.keep(step));
  }

  /** The same step of the same pull request once: the task may be run again. */
  async add(step: RecordedStep): Promise<void> {
    await this.store.writeStep(step);
    this.keep(step);
  }

  /** Oldest first. */
  of(entityRef: string): readonly RecordedStep[] {
    return this.byEntity.get(entityRef) ?? [];
  }

  private keep(step: RecordedStep): void {
    this.newestMs = Math.max(this.newestMs, step.atMs);
    const known = this.byEntity.get(step.entityRef) ?? [];
    if (known.some(other => isSame(other, step))) {
      return;
    }
    this.changes += 1;
    const oldestMs = this.newestMs - COARSE.keepMs;
    this.byEntity.set(
      step.entityRef,
      [...known, step]
        .filter(({ atMs }) => atMs >= oldestMs)
        .sort((a, b) => a.atMs - b.atMs)
        .slice(-MAX_STEPS),
    );
  }
}

/** What a step is known by, whoever asks for it once more. */
export function stepIdentity(step: RecordedStep): unknown[] {
  const { entityRef, way, route, versions, weights, pullRequest } = step;
  return [
    entityRef,
    ...[versions.namespace, versions.stable, versions.canary],
    ...[weights.stable, weights.canary],
    pullRequest,
    ...(way === undefined ? [] : [way]),
    ...(route === undefined ? [] : [route]),
  ];
}

function isSame(a: RecordedStep, b: RecordedStep): boolean {
  return JSON.stringify(stepIdentity(a)) === JSON.stringify(stepIdentity(b));
}
