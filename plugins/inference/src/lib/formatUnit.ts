// SPDX-License-Identifier: Apache-2.0
import { HistoryUnit } from '@inference-portal/backstage-plugin-inference-common';
import {
  formatLatency,
  formatNumber,
  formatRate,
  formatRatio,
} from './formatSignal';
import { WriteNumber } from './inLanguage';

/** How values of a unit are written. */
export const FORMAT_OF_UNIT: Record<HistoryUnit, WriteNumber> = {
  requests: formatNumber,
  'requests/s': formatRate,
  'tokens/s': formatRate,
  ratio: formatRatio,
  ms: formatLatency,
};
