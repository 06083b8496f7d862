// SPDX-License-Identifier: Apache-2.0
import type { table as english } from '../en/table';
import type { Translated } from '../Translated';

export const table: Translated<typeof english> = {
  'table.columns': '列',
};
