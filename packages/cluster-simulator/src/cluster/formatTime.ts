// SPDX-License-Identifier: Apache-2.0

/** `2026-11-20T18:08:28Z`: metav1.Time has whole seconds. */
export function formatTime(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}

/** `2026-11-20T18:08:28.000000Z`: metav1.MicroTime. */
export function formatMicroTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '000Z');
}
