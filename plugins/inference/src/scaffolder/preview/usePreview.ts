// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/core-plugin-api';
import {
  isTemplateEntityV1beta3,
  ScaffolderDryRunResponse,
} from '@backstage/plugin-scaffolder-common';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { JsonObject } from '@backstage/types';
import { useEffect, useState } from 'react';

export interface PreviewFile {
  path: string;
  text: string;
}

export interface Preview {
  files: PreviewFile[];
  /** What the step that validates says. */
  checks: string[];
}

export interface PreviewState {
  preview?: Preview;
  error?: Error;
}

/** Runs the template without any effect, by the actions that would run it for good. */
export function usePreview(template: string, values: JsonObject): PreviewState {
  const scaffolderApi = useApi(scaffolderApiRef);
  const catalogApi = useApi(catalogApiRef);
  const [state, setState] = useState<PreviewState>({});
  // A form's values are another object at each render.
  const json = JSON.stringify(values);

  useEffect(() => {
    let left = false;
    const run = async () => {
      const entity = await catalogApi.getEntityByRef(template);
      if (!entity || !isTemplateEntityV1beta3(entity)) {
        throw new Error(`There is no ${template} in the catalog`);
      }
      return scaffolderApi.dryRun({
        template: entity,
        values: JSON.parse(json),
        directoryContents: [],
      });
    };
    setState({});
    run().then(
      response => !left && setState({ preview: toPreview(response) }),
      error => !left && setState({ error }),
    );
    return () => {
      left = true;
    };
  }, [scaffolderApi, catalogApi, template, json]);
  return state;
}

function toPreview(response: ScaffolderDryRunResponse): Preview {
  const { directoryContents, log, steps } = response;
  const validating = steps
    .filter(({ action }) => action === 'inference:manifests:validate')
    .map(({ id }) => id);
  return {
    files: directoryContents
      .map(({ path, base64Content }) => ({ path, text: decode(base64Content) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    checks: log
      .filter(({ body }) => validating.includes(body.stepId ?? ''))
      .flatMap(({ body }) => readMessage(body.message)),
  };
}

/** What an action said itself: coloured level, colon, text. The runner's own lines have none. */
function readMessage(line: string): string[] {
  // eslint-disable-next-line no-control-regex
  const said = /^\u001b\[\d+m\w+\u001b\[39m: ([^]*)$/.exec(line)?.[1];
  return said === undefined || said.startsWith('Running ') ? [] : [said];
}

function decode(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), character =>
    character.charCodeAt(0),
  );
  return new TextDecoder().decode(bytes);
}
