import { expect, test } from 'vitest';
import { entryFault, paperEntryText, preparerOf } from '../../contract/nouns/sample.ts';
import { instant } from '../../contract/time.ts';

const off = (authorId: string) => ({ kind: 'sign-off', authorId, note: '' }) as const;

test('the preparer is the account that signed; of a paper from before that was said, the plan’s maker', () => {
  expect(preparerOf({ signedById: 'a' }, 'b')).toBe('a');
  expect(preparerOf({}, 'b')).toBe('b');
  expect(preparerOf({}, null)).toBeNull();
});

test('somebody other than the preparer signs off, once; remarks are as many as there are words for', () => {
  expect(entryFault(off('a'), 'a', [])).toBe('own-paper');
  expect(entryFault(off('b'), 'a', [])).toBeNull();
  expect(entryFault(off('b'), 'a', [off('b')])).toBe('signed-off');
  expect(entryFault(off('b'), 'a', [{ kind: 'remark', authorId: 'b' }, off('c')])).toBeNull();
  const remark = { kind: 'remark', authorId: 'a' } as const;
  expect(entryFault({ ...remark, note: '\t' }, 'a', [])).toBe('note-needed');
  expect(entryFault({ ...remark, note: 'Page 3.' }, 'a', [remark])).toBeNull();
});

test('the signature is over everything that an entry says, and over whose it is', () => {
  const entry = {
    id: 'e',
    drawId: 'd',
    paperSha: 'f'.repeat(64),
    kind: 'remark',
    authorId: 'a',
    at: instant(5),
    note: 'x',
  } as const;
  const changes = [
    { id: 'e2' },
    { drawId: 'd2' },
    { paperSha: '0'.repeat(64) },
    { kind: 'sign-off' as const },
    { authorId: 'b' },
    { at: instant(6) },
    { note: 'y' },
  ];
  const texts = [entry, ...changes.map((change) => ({ ...entry, ...change }))].map(paperEntryText);
  expect(new Set(texts).size).toBe(changes.length + 1);
});
