// SPDX-License-Identifier: Apache-2.0

/** What can cut a request, layer by layer. */
export const timeouts = {
  'timeouts.title': 'Timeouts',
  'timeouts.request': 'Whole request',
  'timeouts.backendRequest': 'One attempt',
  'timeouts.idle': 'Idle connection',
  'timeouts.perRetry': 'Each retry',
  'timeouts.endpointPicker': "Endpoint picker's choice",
  'timeouts.decides': 'Decides',
  'timeouts.overridden': 'Overridden',
  'timeouts.ignored': 'Does not count',
  'timeouts.unseen': 'Not watched',
  'timeouts.safe': 'long streams survive',
  'timeouts.cut': 'cuts long streams',
  'timeouts.unknown': 'streams: unknown',
  'timeouts.limit.unlimited': 'unlimited',
  'timeouts.limit.unknown': 'unknown',
  'timeouts.defaultOf': 'Default of {{name}}',
} as const;
