// SPDX-License-Identifier: Apache-2.0

/** What the portal can’t see in a cluster, and what mends it. */
export const doctor = {
  'doctor.title': 'What can’t be seen, and how to mend it',
  'doctor.what': 'what can’t be seen',
  'doctor.nothing': 'The portal sees all it looks for in this cluster.',
  'doctor.affected': 'Not seen',
  'doctor.more_one': 'and {{count, number}} more',
  'doctor.more_other': 'and {{count, number}} more',
  'doctor.findings': 'Findings that are silent',
  'doctor.signals': 'Numbers that are missing',
  'doctor.noCost': 'None',
  'doctor.mend': 'What to do',
  'doctor.edit.cluster': 'For the cluster, by kubectl apply',
  'doctor.edit.app-config': 'For the portal’s app-config',
} as const;
