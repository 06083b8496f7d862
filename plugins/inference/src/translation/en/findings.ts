// SPDX-License-Identifier: Apache-2.0

/** Findings: what is wrong, why, and what mends it. */
export const findings = {
  'findings.title': 'Findings ({{number, number}})',
  'findings.error': 'Error',
  'findings.warning': 'Warning',
  'findings.info': 'Info',
  'findings.for': 'for',
  'findings.cameBack': 'came back {{number, number}} ×',
  'findings.notes': '{{number, number}} notes worth knowing',
  'findings.less': 'Show less',
  'findings.objects': '{{number, number}} objects',
  'findings.object': 'Object',
  'findings.objectIn': '{{object}}, cluster {{cluster}}',
  'findings.field': 'Field',
  'findings.firstSeen': 'First seen',
  'findings.code': 'Code',
  'findings.whatToDo': 'What to do:',
  'findings.patchFor': 'Patch for {{target}}',
  'findings.git':
    'Open the folder it is applied from, to mend it by a pull request',
  'findings.page': 'the page of the finding',
  'findings.noPage': 'The portal has no page about a finding of this name.',
  'findings.template': 'Open a pull request with this patch',
} as const;
