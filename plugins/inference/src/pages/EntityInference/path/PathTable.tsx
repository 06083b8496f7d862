// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import Link from '@material-ui/core/Link';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ScrollBox } from '../../../components/ScrollBox';
import { useTableStyles } from '../../../components/tableStyles';
import { useNarrow } from '../../../hooks/useNarrow';
import { useTexts } from '../../../hooks/useTexts';
import { ClusterPath, PathNode } from '../../../lib/derivePath';
import { listLanes } from '../../../lib/listLanes';
import { EdgeNumbers } from './EdgeNumbers';

/** Below it, what belongs together shares a column. */
const NARROW_PX = 760;

/** The path of one cluster as rows: a way from a gateway to endpoints each. */
export function PathTable(props: {
  path: ClusterPath;
  onOpen: (id: string) => void;
}) {
  const { path, onOpen } = props;
  const classes = useTableStyles();
  const t = useTexts();
  const [box, narrow] = useNarrow(NARROW_PX);
  const link = (node: PathNode | undefined, none = '') =>
    node ? <NodeLink node={node} onOpen={onOpen} /> : none;
  return (
    <div ref={box}>
      <ScrollBox label={t('path.pathIn', { cluster: path.cluster })}>
        <Table size="small" className={classes.table}>
          <TableHead>
            <TableRow>
              <TableCell>
                {t('path.kind.gateway')} / {t('path.kind.listener')}
                {narrow && ` / ${t('path.kind.rule')}`}
              </TableCell>
              {!narrow && <TableCell>{t('path.kind.rule')}</TableCell>}
              <TableCell align="right">{t('path.share')}</TableCell>
              <TableCell>{t('path.kind.pool')}</TableCell>
              <TableCell>
                {t('path.kind.picker')}
                {narrow && ` / ${t('path.kind.endpoints')}`}
              </TableCell>
              {!narrow && <TableCell>{t('path.kind.endpoints')}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {listLanes(path).map(
              ({
                gateway,
                listeners,
                rule,
                edge,
                target,
                picker,
                endpoints,
              }) => (
                <TableRow key={`${rule?.id} ${target?.id}`}>
                  <TableCell className={classes.name}>
                    {link(gateway, t('path.noRoute'))}
                    {listeners.map(listener => (
                      <NodeLink
                        key={listener.id}
                        node={listener}
                        onOpen={onOpen}
                      />
                    ))}
                    {narrow && link(rule)}
                  </TableCell>
                  {!narrow && (
                    <TableCell className={classes.name}>
                      {link(rule, t('path.noRoute'))}
                    </TableCell>
                  )}
                  <TableCell className={classes.number}>
                    {edge && <EdgeNumbers edge={edge} cluster={path.cluster} />}
                  </TableCell>
                  <TableCell className={classes.name}>
                    {link(target, t('path.state.noBackend'))}
                  </TableCell>
                  <TableCell className={classes.name}>
                    {link(picker)}
                    {narrow && link(endpoints)}
                  </TableCell>
                  {!narrow && (
                    <TableCell className={classes.name}>
                      {link(endpoints)}
                    </TableCell>
                  )}
                </TableRow>
              ),
            )}
          </TableBody>
        </Table>
      </ScrollBox>
    </div>
  );
}

function NodeLink(props: { node: PathNode; onOpen: (id: string) => void }) {
  const { id, title, state, tone } = props.node;
  const classes = useTableStyles();
  let word: ReactNode = <span className={classes.quiet}>{state}</span>;
  if (tone === 'bad' || tone === 'warning') {
    word = <strong>{state}</strong>;
  }
  return (
    <>
      <Link
        component="button"
        variant="body2"
        aria-haspopup="dialog"
        onClick={() => props.onOpen(id)}
      >
        {title}
      </Link>
      <div>{word}</div>
    </>
  );
}
