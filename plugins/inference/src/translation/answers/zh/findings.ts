// SPDX-License-Identifier: Apache-2.0

export const findings = {
  'No endpoint of the pool is ready': '池中没有就绪的端点',
};
