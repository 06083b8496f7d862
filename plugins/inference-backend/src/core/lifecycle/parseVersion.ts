// SPDX-License-Identifier: Apache-2.0

export interface Version {
  major: number;
  minor: number;
  patch: number;
  /** `['rc', 1]` of `v2.2.0-rc.1`; undefined for a release. */
  preRelease?: [stage: string, number: number];
}

const STAGES = ['dev', 'alpha', 'beta', 'pre', 'rc'];

/**
 * A version as tags and annotations write it: with or without `v`, with one to
 * three numbers. A suffix that names no stage is a flavour of the same release:
 * `1.30.1-distroless`, `1.32.3-gke.1440`.
 */
export function parseVersion(text: string | undefined): Version | undefined {
  const match =
    /^v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?(?![\d.])(?:-([a-z]+)[.-]?(\d{0,6}))?/i.exec(
      text?.trim() ?? '',
    );
  if (!match) {
    return undefined;
  }
  const [, major, minor = '0', patch = '0', word = '', number = ''] = match;
  const stage = word.toLowerCase();
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch),
    ...(STAGES.includes(stage) && { preRelease: [stage, Number(number)] }),
  };
}

/** `1.4` of `v1.4.1`. */
export function lineOf(text: string | undefined): string | undefined {
  const version = parseVersion(text);
  return version && `${version.major}.${version.minor}`;
}

/** Below 0 where `a` came before `b`; undefined where one of them is no version. */
export function compareVersions(
  a: string | undefined,
  b: string | undefined,
): number | undefined {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (!left || !right) {
    return undefined;
  }
  return compareReleases(left, right) || compareStages(left, right);
}

/** The same, candidates aside. */
export function compareReleases(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** A release comes after its candidates. */
function compareStages(a: Version, b: Version): number {
  if (!a.preRelease || !b.preRelease) {
    return Number(!a.preRelease) - Number(!b.preRelease);
  }
  const [aStage, aNumber] = a.preRelease;
  const [bStage, bNumber] = b.preRelease;
  return STAGES.indexOf(aStage) - STAGES.indexOf(bStage) || aNumber - bNumber;
}
