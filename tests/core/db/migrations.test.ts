import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../electron/core/db/migrations/all.ts';

test('steps are numbered from 1 without a gap', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
});

test('every step has a file of its own and a test from the version before', () => {
  const names = migrations.map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}`);
  const folder = join(import.meta.dirname, '../../../electron/core/db/migrations');
  const steps = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
  const tests = readdirSync(import.meta.dirname).filter((name) => /^\d{4}-/.test(name));
  expect(steps.toSorted()).toEqual(names.map((name) => `${name}.ts`));
  expect(tests.toSorted()).toEqual(names.map((name) => `${name}.test.ts`));
});
