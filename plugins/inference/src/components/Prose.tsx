// SPDX-License-Identifier: Apache-2.0

/** A sentence of the backend, in which `…` marks what is written somewhere. */
export function Prose(props: { text: string }) {
  return (
    <>
      {props.text
        .split('`')
        .map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}
    </>
  );
}
