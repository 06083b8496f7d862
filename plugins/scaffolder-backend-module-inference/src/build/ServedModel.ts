// SPDX-License-Identifier: Apache-2.0
import { ModelInput } from '../input/modelInput';
import { Problem } from '../input/readInput';
import { toKubernetesName } from './names/toKubernetesName';

/** A model as all that is generated for it knows it. */
export interface ServedModel {
  /** Of the pool, its workload and its route. */
  name: string;
  namespace: string;
  model: string;
  /** What clients put into `model`. */
  servedName: string;
  adapters: ReadonlyArray<{ name: string; source: string }>;
}

/** What the schema alone cannot say of a model. */
export function checkModel(input: ModelInput): Problem[] {
  const problems: Problem[] = [];
  if (input.name === undefined && toKubernetesName(input.model) === undefined) {
    problems.push({
      path: ['name'],
      message: `is needed: ${input.model.slice(
        0,
        64,
      )} has no letters or digits to make a name of`,
    });
  }
  const names = [
    input.servedName ?? input.model,
    ...input.adapters.map(({ name }) => name),
  ];
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) {
      problems.push({
        path: ['adapters', index - 1, 'name'],
        message: `is ${name} once more: each name stands for one model or adapter`,
      });
    }
  });
  return problems;
}

/** Expects what `checkModel` has nothing to say against. */
export function toServedModel(input: ModelInput): ServedModel {
  return {
    name: input.name ?? toKubernetesName(input.model) ?? 'model',
    namespace: input.namespace,
    model: input.model,
    servedName: input.servedName ?? input.model,
    adapters: input.adapters,
  };
}

/** By which the pool selects its servers. */
export function selectorOf({ name }: ServedModel): Record<string, string> {
  return { app: name };
}

/** On everything of the model: how Backstage's Kubernetes plugin finds it. */
export function labelsOf({
  name,
}: Pick<ServedModel, 'name'>): Record<string, string> {
  return {
    'app.kubernetes.io/part-of': name,
    'backstage.io/kubernetes-id': name,
  };
}

/** Names by which clients ask for the model and its adapters. */
export function namesOf({ servedName, adapters }: ServedModel): string[] {
  return [servedName, ...adapters.map(({ name }) => name)];
}
