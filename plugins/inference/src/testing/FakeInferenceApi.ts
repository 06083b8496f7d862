// SPDX-License-Identifier: Apache-2.0
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import {
  ClusterDiagnosis,
  ClusterStatus,
  EntityInference,
  ExplainRequest,
  Explanation,
  ObjectRef,
  OwnedEntities,
  PoolHistory,
  PoolRef,
  PoolSummary,
  RecentHistory,
  RolloutForecast,
  ServedModel,
  ShownObject,
  UpgradeCheck,
  UpgradeCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';
import {
  InferenceApi,
  PlannedRollouts,
  RolloutForecastRequest,
  WatchOptions,
} from '../api/InferenceApi';
import { poolKey } from '../lib/poolKey';

type Answer<T> = T | Error | 'never';

/** Nothing was measured. */
const NO_HISTORY: PoolHistory = { stepMs: 15_000, series: [], marks: [] };

/** An InferenceApi that answers what it is told to, and can announce changes. */
export class FakeInferenceApi implements InferenceApi {
  /** By entity ref; `*` answers for every other entity. */
  readonly entities = new Map<string, Answer<EntityInference>>();
  /** By pool key; `*` answers for every other pool. */
  readonly histories = new Map<string, Answer<PoolHistory>>();
  /** What is shown of an object. */
  showObject: (object: ObjectRef) => Answer<ShownObject> = ({ kind, name }) =>
    new Error(`The fake has no ${kind} ${name}`);
  /** Of whatever entity is asked for. */
  rollouts: Answer<PlannedRollouts> = { items: [], plans: [] };
  /** Of whatever rule and share is asked for. */
  forecast: Answer<RolloutForecast> = { reason: 'The fake measured nothing' };
  explanation: Answer<Explanation> = new Error('The fake explains nothing');
  pools: Answer<PoolSummary[]> = [];
  clusters: Answer<ClusterStatus[]> = [];
  models: Answer<ServedModel[]> = [];
  owned: Answer<OwnedEntities> = { items: [], total: 0 };
  /** The same of whatever pools are asked for, or made for those. */
  recent:
    | Answer<RecentHistory>
    | ((pools: PoolRef[]) => Answer<RecentHistory>) = {
    from: '',
    stepMs: 60_000,
    pools: [],
  };
  /** Of whatever cluster is asked for. */
  diagnosis: Answer<ClusterDiagnosis> = {
    cluster: '*',
    state: 'connected',
    gaps: [],
  };
  upgradeCheck: Answer<UpgradeCheck> = new Error('The fake checks nothing');
  /** What was asked, in order: `entity component:default/x`, `pools`, … */
  readonly asked: string[] = [];
  readonly #watchers = new Set<WatchOptions>();

  /** Streams that are open. */
  get watchers(): number {
    return this.#watchers.size;
  }

  /** Tells every open stream that the answer changed. */
  announce() {
    this.#watchers.forEach(watcher => watcher.onChanged());
  }

  async getEntity(ref: CompoundEntityRef) {
    const key = stringifyEntityRef(ref);
    this.asked.push(`entity ${key}`);
    return settle(
      this.entities.get(key) ??
        this.entities.get('*') ??
        new Error(`The fake has no ${key}`),
    );
  }

  async listRollouts(ref: CompoundEntityRef) {
    this.asked.push(`rollouts ${stringifyEntityRef(ref)}`);
    return settle(this.rollouts);
  }

  async getRolloutForecast(
    _ref: CompoundEntityRef,
    { way, route, rule, canary, weight }: RolloutForecastRequest,
  ) {
    const of = [way, poolKey(route), rule, canary ?? 'new'].join(' ');
    this.asked.push(`forecast ${of} ${weight}`);
    return settle(this.forecast);
  }

  async getPoolHistory(
    pool: PoolRef,
    { range, pods }: { signals: string[]; range: string; pods?: string[] },
  ) {
    const key = poolKey(pool);
    this.asked.push(`history ${key} ${[range, ...(pods ?? [])].join(' ')}`);
    return settle(
      this.histories.get(key) ?? this.histories.get('*') ?? NO_HISTORY,
    );
  }

  async getRecentHistory(pools: PoolRef[], { signals }: { signals: string[] }) {
    this.asked.push(`recent ${pools.map(poolKey)} ${signals}`);
    const { recent } = this;
    return settle(typeof recent === 'function' ? recent(pools) : recent);
  }

  async listOwnedEntities() {
    this.asked.push('owned');
    return settle(this.owned);
  }

  async listModels() {
    this.asked.push('models');
    return settle(this.models);
  }

  async diagnoseCluster(cluster: string) {
    this.asked.push(`diagnosis ${cluster}`);
    return settle(this.diagnosis);
  }

  async checkUpgrade(cluster: string, upgrade: UpgradeCheckRequest) {
    this.asked.push(`upgrade ${cluster} ${JSON.stringify(upgrade)}`);
    return settle(this.upgradeCheck);
  }

  async getObject(_ref: CompoundEntityRef, object: ObjectRef) {
    this.asked.push(`object ${object.kind} ${object.name}`);
    return settle(this.showObject(object));
  }

  async explain(request: ExplainRequest) {
    this.asked.push(`explain ${JSON.stringify(request)}`);
    return settle(this.explanation);
  }

  async listPools() {
    this.asked.push('pools');
    return settle(this.pools);
  }

  async listClusters() {
    this.asked.push('clusters');
    return settle(this.clusters);
  }

  async watchEntity(_ref: CompoundEntityRef, options: WatchOptions) {
    return this.#watch(options);
  }

  async watchPools(options: WatchOptions) {
    return this.#watch(options);
  }

  async watchModels(options: WatchOptions) {
    return this.#watch(options);
  }

  async watchClusters(options: WatchOptions) {
    return this.#watch(options);
  }

  async #watch(options: WatchOptions): Promise<void> {
    this.#watchers.add(options);
    options.onOpen();
    await new Promise<void>(resolve => {
      options.signal.addEventListener('abort', () => resolve());
    });
    this.#watchers.delete(options);
  }
}

function settle<T extends object>(answer: Answer<T>): Promise<T> {
  if (answer === 'never') {
    return new Promise(() => {});
  }
  return isFailure(answer) ? Promise.reject(answer) : Promise.resolve(answer);
}

/** By shape: jsdom's errors are not instances of the test's own Error. */
function isFailure(answer: object): answer is Error {
  return isError(answer);
}
