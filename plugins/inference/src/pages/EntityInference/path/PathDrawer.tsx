// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { EntityInference } from '@inference-portal/backstage-plugin-inference-common';
import { FindingList } from '../../../components/FindingList';
import { SideDrawer } from '../../../components/SideDrawer';
import { useTexts } from '../../../hooks/useTexts';
import { ClusterPath, PathNode } from '../../../lib/derivePath';
import { findingsOfNode } from '../../../lib/findingsOfNode';
import { listObjects } from '../../../lib/listObjects';
import { describeNodeKind, NodeDetails } from './NodeDetails';
import { NodeLinks } from './NodeLinks';
import { ObjectSection } from './ObjectSection';

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
  const t = useTexts();
  const node = paths
    .flatMap(({ nodes }) => nodes)
    .find(({ id }) => id === open);
  const title = node ? describeNodeKind(node, t) : t('path.gone');
  const findings = node ? findingsOfNode(node, view.findings) : [];
  return (
    <SideDrawer title={title} open={open !== undefined} onClose={onClose}>
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
    </SideDrawer>
  );
}

/** A listener is a part of its gateway's object. */
function partOf({ subject }: PathNode): string | undefined {
  return subject.kind === 'listener' ? `listener ${subject.name}` : undefined;
}
