// SPDX-License-Identifier: Apache-2.0
import * as React from 'react';

/**
 * Sets state whose rendering gives way to whoever scrolls or types. React 17
 * knows no such thing and renders at once.
 */
export const updateInterruptibly: (set: () => void) => void =
  'startTransition' in React ? React.startTransition : set => set();
