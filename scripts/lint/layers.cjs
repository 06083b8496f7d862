// SPDX-License-Identifier: Apache-2.0
// Which layer may know which, as ESLint rules. docs/architecture.md draws it.

// A slash inside a selector's regular expression has to be written like this.
const SLASH = '\\u002F';

/** Whatever names another module: import, export … from, import(), require(). */
function everyImportOf(pattern) {
  const matches = `source.value=/${pattern.replaceAll('/', SLASH)}/`;
  return [
    `:matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[${matches}]`,
    `CallExpression[callee.name='require'][arguments.0.value=/${pattern.replaceAll(
      '/',
      SLASH,
    )}/]`,
  ];
}

function ban(pattern, message) {
  return everyImportOf(pattern).map(selector => ({ selector, message }));
}

function banRelative(folders, message) {
  return ban(`^(\\.{1,2}/)+(${folders.join('|')})(/|$)`, message);
}

/** Time, chance and timers come in as arguments, so that tests decide on them. */
const HIDDEN_INPUTS = [
  {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as an argument instead of asking for it.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time as an argument instead of asking for it.',
  },
  {
    selector:
      "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: 'Take the time as an argument instead of asking for it.',
  },
  {
    selector:
      "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take randomness as an argument.',
  },
];

const IO = [
  {
    selector:
      'CallExpression[callee.name=/^(fetch|setTimeout|setInterval|setImmediate)$/]',
    message: 'The core is pure: no I/O and no timers.',
  },
  {
    selector: "MemberExpression[object.name='process']",
    message: 'The core is pure: it does not know its process.',
  },
];

/** Tests say what they need. */
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'];

/** The one place where each side asks the machine for the time. */
const CLOCKS = ['src/sources/SystemClock.ts', 'src/time/**'];

function layer(files, restrictions) {
  return {
    files,
    excludedFiles: [...TESTS, ...CLOCKS],
    rules: { 'no-restricted-syntax': ['error', ...restrictions] },
  };
}

/** Of every package of the plugin. */
const libraryRules = {
  // Tests start the plugins that theirs works beside.
  '@backstage/no-mixed-plugin-imports': [
    'error',
    { excludedFiles: ['**/*.test.ts', '**/__testUtils__/**'] },
  ],
  '@typescript-eslint/no-explicit-any': 'error',
  'no-console': 'error',
  // A schema and the type it infers share their name; tsc finds real doubles.
  '@typescript-eslint/no-redeclare': 'off',
  // Callers stand above what they call; tsc finds what really comes too late.
  '@typescript-eslint/no-use-before-define': 'off',
};

const backendLayers = [
  layer(
    ['src/core/**'],
    [
      ...ban(
        '^(?!\\.|@inference-portal/backstage-plugin-inference-common$)',
        'The core imports only itself and inference-common.',
      ),
      ...banRelative(
        [
          'actions',
          'config',
          'history',
          'notify',
          'plugin',
          'router',
          'schema',
          'service',
          'sources',
        ],
        'The core imports only itself and inference-common.',
      ),
      ...HIDDEN_INPUTS,
      ...IO,
    ],
  ),
  layer(
    ['src/sources/**', 'src/service/**', 'src/history/**', 'src/notify/**'],
    [
      ...banRelative(
        ['router', 'plugin', 'actions', 'index'],
        'Sources and services do not know who asks: core <- sources, service <- router, actions <- plugin.',
      ),
      ...HIDDEN_INPUTS,
    ],
  ),
  layer(
    ['src/router.ts', 'src/actions/**'],
    banRelative(['plugin', 'index'], 'Only plugin.ts wires; nothing wires it.'),
  ),
];

const frontendLayers = [
  layer(
    ['src/components/**', 'src/pages/**', 'src/lib/**'],
    [
      {
        selector: "CallExpression[callee.name='fetch']",
        message: 'Components draw; api/ asks.',
      },
      {
        selector:
          'CallExpression[callee.name=/^(setInterval|requestAnimationFrame)$/]',
        message: 'Components draw; timers live in hooks/.',
      },
      {
        selector:
          'ImportDeclaration > ImportSpecifier[imported.name=/^(fetchApiRef|discoveryApiRef)$/]',
        message: 'Components draw; api/ asks.',
      },
      ...ban('/api/InferenceClient$', 'Ask the port inferenceApiRef instead.'),
    ],
  ),
];

const simulatorLayers = [
  layer(
    ['src/**'],
    [
      ...ban(
        '^@inference-portal/|^@backstage/',
        "The simulator imports no plugin code, so it can't share its mistakes.",
      ),
      ...HIDDEN_INPUTS,
    ],
  ),
];

module.exports = {
  backendLayers,
  frontendLayers,
  libraryRules,
  simulatorLayers,
};
