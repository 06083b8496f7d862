// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdit } from './applyEdit.mjs';

const FILE = `import { a } from 'a';

const backend = create();
backend.add(a);
backend.start();
`;

test('adds lines where the documentation shows them', () => {
  const diff = `
 import { a } from 'a';
+import { b } from 'b';

 backend.add(a);
+backend.add(b);
 backend.start();
`;
  assert.equal(
    applyEdit(FILE, diff),
    `import { a } from 'a';
import { b } from 'b';

const backend = create();
backend.add(a);
backend.add(b);
backend.start();
`,
  );
});

test('adds lines before a line that is known', () => {
  assert.equal(
    applyEdit(FILE, '+// first\n import { a } from "a";'.replaceAll('"', "'")),
    `// first\n${FILE}`,
  );
});

test('takes lines away, over blank lines', () => {
  const diff = ` import { a } from 'a';
-const backend = create();
+const backend = createBackend();`;
  assert.equal(
    applyEdit(FILE, diff),
    FILE.replace('create()', 'createBackend()'),
  );
});

test('says which lines are not there', () => {
  assert.throws(
    () => applyEdit(FILE, ' backend.stop();\n+backend.add(b);'),
    /not in the file:\nbackend\.stop\(\);/,
  );
});
