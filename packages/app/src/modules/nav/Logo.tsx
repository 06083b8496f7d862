// SPDX-License-Identifier: Apache-2.0

/** A request that finds one of three endpoints; drawn in the text's colour. */
export function Logo() {
  return (
    <svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2">
        <path d="M6 14h7" />
        <path d="M13 14 22 6" opacity="0.45" />
        <path d="M13 14h9" />
        <path d="M13 14l9 8" opacity="0.45" />
      </g>
      <g fill="currentColor">
        <circle cx="5" cy="14" r="3" />
        <circle cx="23" cy="5.5" r="2.5" opacity="0.45" />
        <circle cx="23" cy="14" r="3" />
        <circle cx="23" cy="22.5" r="2.5" opacity="0.45" />
      </g>
    </svg>
  );
}
