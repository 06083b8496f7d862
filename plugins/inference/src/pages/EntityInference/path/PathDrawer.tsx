// SPDX-License-Identifier: Apache-2.0
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { makeStyles } from '@material-ui/core/styles';
import Close from '@material-ui/icons/Close';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { FindingList } from '../../../components/FindingList';
import { useTexts } from '../../../hooks/useTexts';
import { ClusterPath, PathNode } from '../../../lib/derivePath';
import { findingsOfNode } from '../../../lib/findingsOfNode';
import { listObjects } from '../../../lib/listObjects';
import { describeNodeKind, NodeDetails } from './NodeDetails';
import { NodeLinks } from './NodeLinks';
import { ObjectSection } from './ObjectSection';

const useStyles = makeStyles(
  theme => ({
    paper: { width: 'min(720px, 100vw)' },
    body: {
      ...theme.typography.body2,
      padding: theme.spacing(2, 3, 4),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
    },
    head: {
      display: 'flex',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
    title: { overflowWrap: 'anywhere' },
  }),
  { name: 'InferencePathDrawer' },
);

/**
 * What is known of one part of the path. It stays open whatever the next answer
 * says: a part that is gone is said to be gone.
 */
export function PathDrawer(props: {
  view: EntityInference;
  paths: ClusterPath[];
  open: string | undefined;
  /** Which of the part's objects is shown. */
  object: string | undefined;
  onObject: (name: string) => void;
  onClose: () => void;
}) {
  const { view, paths, open, object, onObject, onClose } = props;
  const classes = useStyles();
  const t = useTexts();
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const node = paths
    .flatMap(({ nodes }) => nodes)
    .find(({ id }) => id === open);
  const title = node ? describeNodeKind(node, t) : t('path.gone');
  const findings = node ? findingsOfNode(node, view.findings) : [];
  return (
    <Drawer
      anchor="right"
      open={open !== undefined}
      onClose={onClose}
      transitionDuration={still ? 0 : undefined}
      PaperProps={{
        className: classes.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-label': title,
      }}
    >
      <div className={classes.body}>
        <div className={classes.head}>
          <Typography variant="h6" component="h2" className={classes.title}>
            {title}
          </Typography>
          <IconButton aria-label={t('shared.close')} onClick={onClose}>
            <Close />
          </IconButton>
        </div>
        {node ? (
          <>
            {findings.length > 0 && <FindingList findings={findings} />}
            <NodeDetails node={node} />
            <NodeLinks node={node} />
            <ObjectSection
              objects={listObjects(node.subject)}
              shown={object}
              onShow={onObject}
              part={partOf(node)}
            />
          </>
        ) : (
          <Typography variant="body2">{t('path.goneWhy')}</Typography>
        )}
      </div>
    </Drawer>
  );
}

/** A listener is a part of its gateway's object. */
function partOf({ subject }: PathNode): string | undefined {
  return subject.kind === 'listener' ? `listener ${subject.name}` : undefined;
}
