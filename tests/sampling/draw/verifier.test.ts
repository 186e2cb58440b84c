import { readdir, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';
import { pageFile, verifierPage } from '../../../build/verifier.mjs';
import { drawnRecord, frameOf, madeItems } from './made.ts';
import { source, verifier } from './run-verifier.ts';
import { type Case, caseToVerify, linesOf, withChanges } from './verified.ts';

const { verify, run, folder } = verifier();

describe('a true record is equal', () => {
  test.each<[name: string, made: Case]>([
    ['as it was drawn', caseToVerify],
    ['with extensions, replacements and a replaced spare', withChanges],
  ])('%s', async (_, { record, frame }) => {
    const answer = await verify(record, linesOf(frame), record.commitmentSha256);
    expect(answer).toEqual({
      code: 0,
      says: `Equal: ${record.items.length} items.\nThe commitment's hash, to compare with what you were shown: ${record.commitmentSha256}\n`,
    });
  });

  test('strata that nobody is in or nobody is drawn from, and one that is drawn whole', async () => {
    const frame = frameOf(madeItems(9));
    const sizes = [
      { key: 'nobody', sample: 0, spares: 0 },
      { key: 'stratum-0', sample: 3, spares: 0 },
      { key: 'stratum-1', sample: 0, spares: 0 },
      { key: 'stratum-2', sample: 0, spares: 2 },
    ];
    expect(await verify(drawnRecord(frame, sizes, '007'), linesOf(frame))).toMatchObject({ code: 0 });
  });

  test('it looks at no other file and needs nothing but Node', async () => {
    expect((await readdir(folder())).toSorted()).toEqual(['frame.jsonl', 'record.json', 'verify-draw.mjs']);
    const text = await readFile(source, 'utf8');
    const imports = [...text.matchAll(/\bfrom '([^']+)'|\bimport\(|\brequire\(/g)].map((found) => found[1]);
    expect(imports).toEqual(['node:crypto', 'node:fs']);
    expect(builtinModules).toEqual(expect.arrayContaining(['crypto', 'fs']));
    expect(text.split('\n').length).toBeLessThanOrEqual(250);
  });
});

test.each<[name: string, record: unknown, lines: readonly string[], says: string]>([
  ['another file than a record', { items: [] }, [], 'The first file is not the whole record of a draw'],
  [
    'a record of another version',
    { ...caseToVerify.record, formatVersion: 2 },
    [],
    'or of a version unknown here',
  ],
  ['a record without its items', { ...caseToVerify.record, items: undefined }, [], 'not the whole record'],
  [
    'another file than a frame',
    caseToVerify.record,
    ['id,stratum\n'],
    'line 1 of the frame is not ["id","stratum"]',
  ],
])('%s can’t be checked, and that is said', async (_, record, lines, says) => {
  const answer = await verify(record, lines);
  expect(answer.code).toBe(2);
  expect(answer.says).toContain(`This can't be checked. `);
  expect(answer.says).toContain(says);
});

test('without its files it says how it is used', async () => {
  expect(await run([])).toEqual({
    code: 2,
    says: "This can't be checked. Say: node verify-draw.mjs record.json frame.jsonl\n",
  });
});

test('the web page is made of the same check, and the one that is kept is current', async () => {
  expect(await readFile(pageFile, 'utf8')).toBe(verifierPage());
  const text = await readFile(source, 'utf8');
  const check = text.slice(text.indexOf('// ==== The check.'), text.indexOf('// ==== From here on'));
  expect(verifierPage()).toContain(check);
  expect(verifierPage()).not.toMatch(/https?:|src=|href=/);
});
