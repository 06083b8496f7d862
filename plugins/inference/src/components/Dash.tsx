// SPDX-License-Identifier: Apache-2.0

/** Stands where a value is missing, and says why on hover and to screen readers. */
export function Dash(props: { why: string }) {
  return (
    <span title={props.why} role="img" aria-label={`no value: ${props.why}`}>
      –
    </span>
  );
}
