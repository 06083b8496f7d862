// SPDX-License-Identifier: Apache-2.0
import { Fragment } from 'react';

/** A name such as `example.com/controller`, which breaks behind its slashes first. */
export function SlashedName(props: { name: string }) {
  return (
    <>
      {props.name.split(/(?<=\/)/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
