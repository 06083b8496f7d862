// SPDX-License-Identifier: Apache-2.0

/** Findings of model rewrites. */
export const rewrites = {
  "The pool's endpoint picker does not read the model rewrite":
    'Der Endpoint Picker des Pools liest den Rewrite des Modells nicht',
  '{{0}} is of group {{1}}, and {{2}} reads {{3}} alone: requests keep the model that they name.':
    '{{0}} gehört zur Gruppe {{1}}, und {{2}} liest nur {{3}}: Anfragen behalten das Modell, das sie nennen.',
  'Group of the rewrite': 'Gruppe des Rewrites',
};
