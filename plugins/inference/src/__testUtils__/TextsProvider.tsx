// SPDX-License-Identifier: Apache-2.0
import { PropsWithChildren } from 'react';
import { errorApiRef, translationApiRef } from '@backstage/frontend-plugin-api';
import { MockErrorApi, TestApiProvider } from '@backstage/test-utils';
import { MockTranslationApi } from '@backstage/test-utils/alpha';

const APIS = [
  [errorApiRef, new MockErrorApi()],
  [translationApiRef, MockTranslationApi.create()],
] as const;

/** What hooks need to say something, in English. */
export function TextsProvider({ children }: PropsWithChildren<{}>) {
  return <TestApiProvider apis={APIS}>{children}</TestApiProvider>;
}
