// SPDX-License-Identifier: Apache-2.0

export const findings = {
  'No endpoint of the pool is ready': 'Kein Endpoint des Pools ist bereit',
};
