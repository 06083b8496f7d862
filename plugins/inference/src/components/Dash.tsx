// SPDX-License-Identifier: Apache-2.0
import { Tip } from './Tip';

/** Stands where a value is missing, and says why in a tip and to screen readers. */
export function Dash(props: { why: string }) {
  return (
    <Tip text={props.why} label={`no value: ${props.why}`}>
      –
    </Tip>
  );
}
