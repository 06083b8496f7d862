// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';

let given = 0;

/** An id for an element that no other of the page has; React 17 knows no useId. */
export function useElementId(): string {
  const [id] = useState(() => {
    given += 1;
    return `inference-${given}`;
  });
  return id;
}
