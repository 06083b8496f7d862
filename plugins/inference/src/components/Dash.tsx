// SPDX-License-Identifier: Apache-2.0
import { useTexts } from '../hooks/useTexts';
import { Tip } from './Tip';

/** Stands where a value is missing, and says why in a tip and to screen readers. */
export function Dash(props: { why: string }) {
  const t = useTexts();
  return (
    <Tip text={props.why} label={t('shared.noValue', { why: props.why })}>
      –
    </Tip>
  );
}
