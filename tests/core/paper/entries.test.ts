import { verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { type PaperEntry, paperEntryText } from '../../../contract/nouns/sample.ts';
import { accounts } from '../../support/department.ts';
import type { Desk } from '../../support/desk.ts';
import { quiet, reviewerAt } from '../../support/reviewer.ts';
import { auditor, drawn, settle } from '../samples/audit.ts';

const add = (desk: Desk, entryId: string, kind: PaperEntry['kind'], note = '') =>
  desk.call('addPaperEntry', { params: { id: 'draw-1', entryId }, body: { kind, note } });
const entriesOf = async (desk: Desk) =>
  (await desk.get('paperEntries', { params: { id: 'draw-1' } })).entries;

/** An audit whose items are all unavailable, and whose paper is signed. */
async function signed() {
  const { central, desk } = await auditor();
  const { rows } = await drawn(desk);
  expect((await add(desk, 'early', 'remark', 'Too early.')).problem?.code).toBe('paper-unsigned');
  for (const { item } of rows) await settle(desk, item.id, 'unavailable', 'corrupt');
  const paper = await desk.get('signPaper', { params: { id: 'draw-1' }, body: { paperId: 'paper-1' } });
  return { central, desk, paper };
}

test('a signed paper is signed off by another and remarked on by both; it itself stays as it was', async () => {
  const { central, desk, paper } = await signed();
  await quiet(desk);
  const second = await reviewerAt(central, 'investigator');
  second.weather.always({ fault: 'offline' });
  const off = (await add(second, 'off', 'sign-off', 'Read and repeated.')).value;
  expect(off).toMatchObject({
    drawId: 'draw-1',
    paperSha: paper.sha256,
    authorId: accounts.investigator.id,
    author: accounts.investigator.name,
    role: 'investigator',
    note: 'Read and repeated.',
    sent: 'kept',
  });
  if (off === null) throw new Error('not added');
  const key = { key: Buffer.from(off.publicKey, 'base64'), format: 'der', type: 'spki' } as const;
  expect(verify(null, Buffer.from(paperEntryText(off)), key, Buffer.from(off.signature, 'base64'))).toBe(
    true,
  );
  expect((await add(second, 'off', 'sign-off', 'Read and repeated.')).value).toEqual(off);
  expect((await add(second, 'off', 'sign-off')).problem?.code).toBe('id-reused');
  expect((await add(second, 'off-2', 'sign-off')).problem?.code).toBe('signed-off');
  second.weather.always(null);
  await quiet(second);
  expect((await second.get('sync')).tray).toEqual([]);
  await add(desk, 'remark', 'remark', 'Typing error in the aim.');
  await quiet(desk);
  await quiet(second);
  const { sent: _, ...stays } = off;
  expect(await entriesOf(desk)).toMatchObject([
    { ...stays, sent: 'accepted' },
    { id: 'remark', sent: 'accepted' },
  ]);
  expect(await entriesOf(second)).toEqual(await entriesOf(desk));
  expect(await second.get('paper', { params: { id: 'draw-1' } })).toEqual(paper);
});

test('the preparer doesn’t sign off, a remark has words, and nothing is added where there is no draw', async () => {
  const { desk } = await signed();
  expect((await add(desk, 'own', 'sign-off')).problem?.code).toBe('own-paper');
  expect((await add(desk, 'empty', 'remark', ' \n ')).problem?.code).toBe('note-needed');
  expect(await entriesOf(desk)).toEqual([]);
  const nowhere = { params: { id: 'no-draw', entryId: 'e' }, body: { kind: 'remark', note: 'x' } } as const;
  expect((await desk.call('addPaperEntry', nowhere)).problem?.code).toBe('not-found');
  expect((await desk.call('paperEntries', { params: { id: 'no-draw' } })).problem?.code).toBe('not-found');
});

test('what the central refuses is in the tray, no longer among the entries, and may be said again', async () => {
  const { central, desk } = await signed();
  await quiet(desk);
  const second = await reviewerAt(central, 'investigator');
  second.weather.always({ fault: 'offline' });
  await add(second, 'here', 'sign-off');
  // The same person signs off on another machine first.
  const elsewhere = await reviewerAt(central, 'investigator');
  await add(elsewhere, 'there', 'sign-off');
  await quiet(elsewhere);
  second.weather.always(null);
  await quiet(second);
  expect((await second.get('sync')).tray).toMatchObject([{ problem: { code: 'signed-off' } }]);
  expect((await entriesOf(second)).map(({ id }) => id)).toEqual(['there']);
});
