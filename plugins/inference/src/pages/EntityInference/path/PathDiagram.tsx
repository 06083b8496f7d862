// SPDX-License-Identifier: Apache-2.0
import { memo, useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterPath } from '../../../lib/derivePath';
import { layoutPath } from '../../../lib/layoutPath';
import { useTexts } from '../../../hooks/useTexts';
import { useWidth } from '../../../hooks/useWidth';
import { PathEdges } from './PathEdges';
import { PathNodeBox } from './PathNodeBox';
import { toneColor } from '../../../components/tones';

/** Taken until the diagram is laid out. */
const USUAL_WIDTH_PX = 1_080;

const useStyles = makeStyles(
  theme => ({
    root: { position: 'relative', width: '100%' },
    head: {
      position: 'absolute',
      top: 0,
      fontSize: '0.75rem',
      color: toneColor(theme, 'quiet'),
    },
  }),
  { name: 'InferencePathDiagram' },
);

/** The path of one cluster as boxes and lines, in the order in which it is walked. */
export const PathDiagram = memo(
  (props: {
    path: ClusterPath;
    open: string | undefined;
    onOpen: (id: string) => void;
  }) => {
    const { path, open, onOpen } = props;
    const classes = useStyles();
    const t = useTexts();
    const [box, width] = useWidth(USUAL_WIDTH_PX);
    const layout = useMemo(() => layoutPath(path, width), [path, width]);
    return (
      <div
        ref={box}
        className={classes.root}
        style={{ height: layout.height }}
        role="group"
        aria-label={t('path.pathIn', { cluster: path.cluster })}
      >
        {layout.heads.map(({ column, x }) => (
          <span
            key={column}
            className={classes.head}
            style={{ left: x }}
            aria-hidden
          >
            {t(`path.kind.${column}`)}
          </span>
        ))}
        <PathEdges cluster={path.cluster} edges={path.edges} layout={layout} />
        {path.nodes.map(node => {
          const placed = layout.boxes.get(node.id);
          return (
            placed && (
              <PathNodeBox
                key={node.id}
                node={node}
                box={placed}
                open={node.id === open}
                onOpen={onOpen}
              />
            )
          );
        })}
      </div>
    );
  },
);
