// SPDX-License-Identifier: Apache-2.0
import { readProblem } from './readProblem';

it.each([
  [
    'base/pool.yaml:12 spec.targetPorts (error pool-port-mismatch): Ports differ: 8000 (pool), 8001. Fix: Write 8000.',
    {
      place: 'base/pool.yaml:12',
      field: 'spec.targetPorts',
      severity: 'error',
      detail: 'Ports differ: 8000 (pool), 8001.',
      fix: 'Write 8000.',
    },
  ],
  [
    'a.yaml:1 (warning): Line one.\nLine two. Fix: Mend it.\nThen merge.',
    {
      place: 'a.yaml:1',
      field: undefined,
      severity: 'warning',
      detail: 'Line one.\nLine two.',
      fix: 'Mend it.\nThen merge.',
    },
  ],
  ['Checked 13 objects by the portal’s rules', undefined],
  ['2 problems were found:', undefined],
  ['a.yaml:1 (fatal): No such level. Fix: None.', undefined],
])('reads %j', (line, problem) => {
  expect(readProblem(line)).toEqual(problem);
});
