// SPDX-License-Identifier: Apache-2.0
import { createContext } from 'react';
import { RecentSeries } from '@inference-portal/backstage-plugin-inference-common';

/** A pool's last hour: its series by signal. */
export type Courses = ReadonlyMap<string, RecentSeries>;

/** By pool key, of the pools in sight. */
export const CoursesContext = createContext<ReadonlyMap<string, Courses>>(
  new Map(),
);
