// SPDX-License-Identifier: Apache-2.0
import { FLUSH, pktLine } from './pktLine';

/**
 * What uploadPack can do. Thin packs and deltas are the server's choice, and it
 * makes none.
 */
const CAPABILITIES = [
  'multi_ack_detailed',
  'side-band-64k',
  'shallow',
  'no-progress',
  'agent=inference-portal',
];
const NO_COMMIT = '0'.repeat(40);

/** The answer to `info/refs?service=git-upload-pack`: version 0, which every client speaks. */
export function advertiseReferences(options: {
  branches: Array<{ name: string; commit: string }>;
  defaultBranch: string;
}): Buffer {
  const { branches, defaultBranch } = options;
  const head = branches.find(({ name }) => name === defaultBranch);
  const references = [
    ...(head ? [{ name: 'HEAD', commit: head.commit }] : []),
    ...branches.map(({ name, commit }) => ({
      name: `refs/heads/${name}`,
      commit,
    })),
  ];
  const capabilities = [
    ...CAPABILITIES,
    ...(head ? [`symref=HEAD:refs/heads/${defaultBranch}`] : []),
  ].join(' ');
  const [first, ...others] =
    references.length > 0
      ? references
      : [{ name: 'capabilities^{}', commit: NO_COMMIT }];
  return Buffer.concat([
    pktLine('# service=git-upload-pack\n'),
    FLUSH,
    pktLine(`${first.commit} ${first.name}\0${capabilities}\n`),
    ...others.map(({ name, commit }) => pktLine(`${commit} ${name}\n`)),
    FLUSH,
  ]);
}
