// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useInferencePath } from '../hooks/useInferencePath';

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
          <div key={ref}>
            <Link to={path} title={ref} tabIndex={-1} data-tip="">
              {entity.name}
            </Link>
          </div>
        );
      })}
    </>
  );
}
