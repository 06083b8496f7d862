// SPDX-License-Identifier: Apache-2.0
import { buildRepository } from './build/repository/buildRepository';
import { GeneratedFile } from './build/repository/GeneratedFile';
import {
  checkRepository,
  planRepository,
} from './build/repository/RepositoryPlan';
import { readInput } from './input/readInput';
import { repoInput } from './input/repoInput';

/**
 * The files that `inference:repo:generate` writes for the same input, for those
 * who make repositories without a template.
 *
 * @throws InputError that names every field that is wrong
 *
 * @public
 */
export function generateRepository(input: unknown): GeneratedFile[] {
  return buildRepository(
    planRepository(readInput(repoInput, input, checkRepository)),
  );
}
