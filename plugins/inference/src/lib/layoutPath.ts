// SPDX-License-Identifier: Apache-2.0
import { ClusterPath, PathNode } from './derivePath';

/** In pixels. */
export interface PathBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PathLayout {
  boxes: Map<string, PathBox>;
  /** Left edges of the columns that have a name. */
  heads: Array<{ column: PathColumn; x: number }>;
  width: number;
  height: number;
  /** Listeners stand below their gateway, picker and endpoints below their pool. */
  stacked: boolean;
}

export const CELL_PX = 11;
export const MAX_CELLS = 120;

/** Below it the columns get too narrow for names. */
const STACKED_BELOW_PX = 860;
/** Of the columns' names. */
const HEAD_PX = 22;
const BOX_PX = 62;
const ROW_GAP_PX = 14;
const STACK_GAP_PX = 10;
/** Of the title above a strip of cells, and below it. */
const STRIP_HEAD_PX = 46;
const STRIP_PADDING_PX = 8;

export type PathColumn =
  | 'gateway'
  | 'listener'
  | 'rule'
  | 'pool'
  | 'picker'
  | 'endpoints';

/** Share of the room, and what is left free on its right for the edges. */
const WIDE: Record<PathColumn, { part: number; gapPx: number }> = {
  gateway: { part: 0.17, gapPx: 52 },
  listener: { part: 0.11, gapPx: 52 },
  rule: { part: 0.19, gapPx: 96 },
  pool: { part: 0.175, gapPx: 20 },
  picker: { part: 0.175, gapPx: 20 },
  endpoints: { part: 0.18, gapPx: 0 },
};

const STACKED: Record<PathColumn, { part: number; gapPx: number }> = {
  gateway: { part: 0.28, gapPx: 52 },
  listener: { part: 0, gapPx: 0 },
  rule: { part: 0.33, gapPx: 80 },
  pool: { part: 0.39, gapPx: 0 },
  picker: { part: 0, gapPx: 0 },
  endpoints: { part: 0, gapPx: 0 },
};

const COLUMNS: PathColumn[] = [
  'gateway',
  'listener',
  'rule',
  'pool',
  'picker',
  'endpoints',
];

/**
 * Fixed columns; pools lie below each other in the order of their rules, and
 * what leads to them stands at their mean height, as far as there is room.
 */
export function layoutPath(path: ClusterPath, width: number): PathLayout {
  const stacked = width < STACKED_BELOW_PX;
  const columns = measureColumns(width, stacked);
  const boxes = new Map<string, PathBox>();
  const of = (kind: PathNode['subject']['kind']) =>
    path.nodes.filter(({ subject }) => subject.kind === kind);

  let y = HEAD_PX;
  for (const node of path.nodes) {
    const { kind } = node.subject;
    if (kind === 'pool' || kind === 'backend') {
      y = placeLane(node, { path, columns, boxes, stacked, y }) + ROW_GAP_PX;
    }
  }
  const listeners = of('listener');
  placeBefore(of('rule'), { path, boxes, column: columns.rule });
  if (stacked) {
    placeBefore(of('gateway'), {
      path,
      boxes,
      column: columns.gateway,
      below: gateway =>
        listeners.filter(({ id }) =>
          path.edges.some(({ from, to }) => from === gateway.id && to === id),
        ),
    });
  } else {
    placeBefore(listeners, { path, boxes, column: columns.listener });
    placeBefore(of('gateway'), { path, boxes, column: columns.gateway });
  }
  const bottom = [...boxes.values()].reduce(
    (low, box) => Math.max(low, box.y + box.height),
    0,
  );
  return {
    boxes,
    heads: COLUMNS.flatMap(column =>
      columns[column].width > 0 ? [{ column, x: columns[column].x }] : [],
    ),
    width,
    height: bottom,
    stacked,
  };
}

type Columns = Record<PathColumn, { x: number; width: number }>;

function measureColumns(width: number, stacked: boolean): Columns {
  const shares = stacked ? STACKED : WIDE;
  const gaps = Object.values(shares).reduce((sum, { gapPx }) => sum + gapPx, 0);
  let x = 0;
  const place = (column: PathColumn) => {
    const { part, gapPx } = shares[column];
    const placed = { x, width: Math.floor((width - gaps) * part) };
    x += placed.width + gapPx;
    return placed;
  };
  return {
    gateway: place('gateway'),
    listener: place('listener'),
    rule: place('rule'),
    pool: place('pool'),
    picker: place('picker'),
    endpoints: place('endpoints'),
  };
}

/** Height of a strip in a box so wide. */
function stripHeight(cells: number, width: number): number {
  const rows = Math.ceil(Math.min(cells, MAX_CELLS) / cellsPerRow(width));
  return STRIP_HEAD_PX + rows * CELL_PX + STRIP_PADDING_PX;
}

export function cellsPerRow(width: number): number {
  return Math.max(1, Math.floor((width - 2 * STRIP_PADDING_PX) / CELL_PX));
}

/** A pool with its picker and endpoints; tells where the lane ends. */
function placeLane(
  node: PathNode,
  lane: {
    path: ClusterPath;
    columns: Columns;
    boxes: Map<string, PathBox>;
    stacked: boolean;
    y: number;
  },
): number {
  const { path, columns, boxes, stacked, y } = lane;
  const { subject } = node;
  const top = { ...columns.pool, y, height: BOX_PX };
  if (subject.kind !== 'pool') {
    boxes.set(node.id, top);
    return y + BOX_PX;
  }
  const [picker, endpoints] = (['picker', 'endpoints'] as const).map(kind =>
    path.nodes.find(
      item => item.subject.kind === kind && item.subject.pool === subject.pool,
    ),
  );
  const { total } = subject.pool.endpoints;
  const stripWidth = (stacked ? columns.pool : columns.endpoints).width;
  const strip = Math.max(BOX_PX, stripHeight(total, stripWidth));
  if (stacked) {
    const pickerY = y + BOX_PX + STACK_GAP_PX;
    const endpointsY = pickerY + BOX_PX + STACK_GAP_PX;
    boxes.set(node.id, top);
    place(picker, { ...top, y: pickerY });
    place(endpoints, { ...top, y: endpointsY, height: strip });
    return endpointsY + strip;
  }
  const middle = y + (strip - BOX_PX) / 2;
  boxes.set(node.id, { ...top, y: middle });
  place(picker, { ...columns.picker, y: middle, height: BOX_PX });
  place(endpoints, { ...columns.endpoints, y, height: strip });
  return y + strip;

  function place(item: PathNode | undefined, box: PathBox) {
    if (item) {
      boxes.set(item.id, box);
    }
  }
}

/** Each at the mean height of what it leads to, none over another, and some below it. */
function placeBefore(
  nodes: PathNode[],
  options: {
    path: ClusterPath;
    boxes: Map<string, PathBox>;
    column: { x: number; width: number };
    below?: (node: PathNode) => PathNode[];
  },
) {
  const { path, boxes, column, below = () => [] } = options;
  const wanted = nodes
    .map(node => {
      const middles = path.edges.flatMap(({ from, to }) => {
        const box = from === node.id ? boxes.get(to) : undefined;
        return box ? [box.y + box.height / 2] : [];
      });
      const mean =
        middles.reduce((sum, middle) => sum + middle, 0) /
        Math.max(1, middles.length);
      return { node, y: Math.max(HEAD_PX, mean - BOX_PX / 2) };
    })
    .sort((a, b) => a.y - b.y);
  let free = HEAD_PX;
  for (const { node, y } of wanted) {
    const top = Math.max(free, y);
    boxes.set(node.id, { ...column, y: top, height: BOX_PX });
    free = top + BOX_PX;
    for (const under of below(node)) {
      boxes.set(under.id, {
        ...column,
        y: free + STACK_GAP_PX,
        height: BOX_PX,
      });
      free += STACK_GAP_PX + BOX_PX;
    }
    free += ROW_GAP_PX;
  }
}
