// SPDX-License-Identifier: Apache-2.0
import { Texts, useTexts } from '../hooks/useTexts';
import { Tip } from './Tip';

/** Stands where a value is missing, and says why in a tip and to screen readers. */
export function Dash(props: { why: string }) {
  return <DashWith why={props.why} t={useTexts()} />;
}

/** As `Dash`; the texts are looked up by the table that has many of these. */
export function DashWith(props: { why: string; t: Texts }) {
  const { why, t } = props;
  return (
    <Tip text={why} label={t('shared.noValue', { why })}>
      –
    </Tip>
  );
}
