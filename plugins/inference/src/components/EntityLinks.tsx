// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useInferencePath } from '../hooks/useInferencePath';
import { useTip } from '../hooks/useTip';

/**
 * Catalog entities by name, one below the other, within a table: reached by its
 * keys. `to` says whether to their tab "Inference" or to their own page.
 */
export function EntityLinks(props: {
  refs: string[];
  to: 'inference' | 'catalog';
}) {
  const { refs, to } = props;
  const inferencePath = useInferencePath();
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <>
      {refs.map(ref => {
        const entity = parseEntityRef(ref);
        const path =
          to === 'inference'
            ? inferencePath(entity)
            : entityRoute(entityRouteParams(entity));
        return (
          <EntityLink
            key={ref}
            path={path}
            name={entity.name}
            entityRef={ref}
          />
        );
      })}
    </>
  );
}

function EntityLink(props: { path: string; name: string; entityRef: string }) {
  const { path, name, entityRef } = props;
  const { anchor, handlers, describedBy, bubble } =
    useTip<HTMLDivElement>(entityRef);
  return (
    <div ref={anchor}>
      <Link
        to={path}
        tabIndex={-1}
        aria-describedby={describedBy}
        data-tip=""
        {...handlers}
      >
        {name}
      </Link>
      {bubble}
    </div>
  );
}
