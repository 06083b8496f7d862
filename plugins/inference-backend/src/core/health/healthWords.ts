// SPDX-License-Identifier: Apache-2.0
import {
  Health,
  say,
} from '@inference-portal/backstage-plugin-inference-common';

export const healthWords: Record<Health, string> = {
  healthy: say`healthy`,
  degraded: say`degraded`,
  failing: say`failing`,
  idle: say`idle`,
  unknown: say`unknown`,
};
