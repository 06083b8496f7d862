// SPDX-License-Identifier: Apache-2.0
import { LineLook } from '../../../lib/lineLook';

/** A piece of a pool's line. */
export function LineSwatch(props: { look: LineLook }) {
  const { color, dash } = props.look;
  return (
    <svg width={26} height={8} aria-hidden style={{ flex: 'none' }}>
      <line
        x1={0}
        x2={26}
        y1={4}
        y2={4}
        stroke={color}
        strokeWidth={2.5}
        strokeDasharray={dash.join(' ') || undefined}
      />
    </svg>
  );
}
