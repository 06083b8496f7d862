// SPDX-License-Identifier: Apache-2.0
import { sampleModels } from '../testing/sampleModels';
import { NOBODY } from './filterPools';
import { filterModels, ModelFilter } from './filterModels';

it.each<[ModelFilter, string[]]>([
  [{}, ['gpt-oss-20b', 'qwen-chat', 'sql-expert']],
  [{ owner: NOBODY }, ['gpt-oss-20b']],
  [{ owner: 'group:default/chat-team' }, ['qwen-chat', 'sql-expert']],
  [{ health: 'degraded' }, ['qwen-chat']],
  [{ text: 'PROD-US lab' }, ['gpt-oss-20b']],
  [{ text: 'component:default/qwen' }, ['qwen-chat', 'sql-expert']],
  [{ text: 'sql', owner: NOBODY }, []],
])('with %j finds %j', (filter, names) => {
  expect(filterModels(sampleModels, filter).map(({ name }) => name)).toEqual(
    names,
  );
});
