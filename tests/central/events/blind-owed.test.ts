import { describe, expect, test } from 'vitest';
import { secondDutyId } from '../../../central/events/owedSeconds.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { instant } from '../../../contract/time.ts';
import { databases } from '../../support/databases.ts';
import { accounts, departmentNow } from '../../support/department.ts';
import { verdict } from '../../support/plainDesk.ts';
import { submissionOf } from '../../support/reviews.ts';
import { blindAudits } from './blind-audits.ts';
import { auditOf, committing, drawing, signing } from './drawn.ts';

describe.each(databases)('who owes second, blind reviews on $name', ({ open }) => {
  const { deskOf, audit, first, state, dutiesOf } = blindAudits(open);

  test('the share that is drawn is owed by the second reviewer, once, and by nobody else', async () => {
    const begun = await audit();
    const duties = await dutiesOf(begun.second, begun.id);
    const drawn = begun.record.items.filter(({ role }) => role === 'sample').map(({ id }) => id);
    expect(duties.map(({ sample }) => sample?.itemId).toSorted()).toEqual(drawn.toSorted());
    expect(duties.find(({ sample }) => sample?.itemId === begun.itemId)).toEqual({
      id: secondDutyId(begun.id, begun.itemId),
      videoId: begun.videoId,
      reviewerId: accounts.sergeant.id,
      kind: 'second',
      programme: 'Recorded in full',
      squadId: 'squad-1',
      divisionId: 'division-1',
      dueAt: departmentNow + 30 * 86_400_000,
      period: null,
      note: null,
      doneAt: null,
      sample: { drawId: begun.id, itemId: begun.itemId },
    });
    await begun.desk.send(drawing(begun.record));
    expect(await dutiesOf(begun.second, begun.id)).toEqual(duties);
    expect(await dutiesOf(begun.desk, begun.id)).toEqual([]);
    const third = await audit(0.3);
    expect(await dutiesOf(third.second, third.id)).toHaveLength(1);
  });

  test('nobody owes what the account may not see, and nobody is their own second', async () => {
    const unseen = await audit(1, 'otherSergeant');
    expect(await dutiesOf(unseen.second, unseen.id)).toEqual([]);
    const { committed } = auditOf('own', { secondReview: { share: 0.1, reviewerId: accounts.auditor.id } });
    expect((await unseen.desk.send(committing(committed))).map(verdict)).toEqual(['bad-request']);
  });

  test('an item that makes room for a spare is no longer owed, and nobody else is picked for it', async () => {
    const begun = await audit();
    await begun.desk.send(first(begun));
    const spare = begun.record.items.find(({ role }) => role === 'spare')?.id ?? '';
    const replacement: DrawRecord['replacements'][number] = {
      out: begun.itemId,
      in: spare,
      reason: 'test-clip',
      by: '',
      at: departmentNow,
    };
    await begun.desk.send({ kind: 'item-replaced', drawId: begun.id, replacement });
    const items = (await dutiesOf(begun.second, begun.id)).map(({ sample }) => sample?.itemId);
    expect([items.includes(begun.itemId), items.includes(spare), items.length]).toEqual([false, false, 2]);
    expect((await begun.second.pull('result')).has(`first-${begun.id}`)).toBe(true);
  });

  test('signing closes the audit: nothing more is owed, nothing stays hidden', async () => {
    const begun = await audit();
    await begun.desk.send(first(begun), state(begun), signing(begun.id));
    expect(await dutiesOf(begun.second, begun.id)).toEqual([]);
    expect((await begun.second.pull('result')).has(`first-${begun.id}`)).toBe(true);
  });

  test('a dispatch is reviewed a second time once a recording was found for it', async () => {
    const query = {
      kind: 'dispatches',
      from: instant(0),
      to: departmentNow,
      unitIds: [] as string[],
      urgentOnly: false,
      selfInitiated: 'with',
      unexpected: false,
    } as const;
    const begun = await audit(1, 'sergeant', { query });
    expect(await dutiesOf(begun.second, begun.id)).toEqual([]);
    const found = { ...state(begun), item: { ...state(begun).item, videoId: begun.videoId } };
    await begun.desk.send(found);
    expect((await dutiesOf(begun.second, begun.id)).map(({ videoId }) => videoId)).toEqual([begun.videoId]);
    expect((await begun.second.pull('sample-item')).size).toBe(0);
  });

  test('a leader’s second look at sergeants’ reviews is such a sample', async () => {
    const sergeant = await deskOf('sergeant');
    const ids = [1, 2, 3].map((n) => `checked-${n}`);
    await sergeant.send(
      ...ids.map((id, at) => ({
        kind: 'review-submitted',
        submission: submissionOf({ id, videoId: `video-1-1-${at + 1}` }),
      })),
    );
    const { committed, record } = auditOf(
      'recheck',
      {
        createdById: accounts.captain.id,
        createdBy: accounts.captain.name,
        query: { kind: 'reviews', from: instant(0), to: departmentNow, unitIds: [], purpose: 'periodic' },
        secondReview: { share: 1, reviewerId: accounts.investigator.id },
      },
      { frame: ids.map((id) => [id, 'all']), sample: 2, spares: 1 },
    );
    const captain = await deskOf('captain');
    expect((await captain.send(committing(committed), drawing(record))).map(verdict)).toEqual([
      'accepted',
      'accepted',
    ]);
    const owed = await dutiesOf(await deskOf('investigator'), 'recheck');
    const watched = record.items
      .filter(({ role }) => role === 'sample')
      .map(({ id }) => `video-1-1-${id.at(-1)}`);
    expect(owed.map(({ videoId }) => videoId).toSorted()).toEqual(watched.toSorted());
    // Seen in the division and by the whole department, not by the sergeant who is checked.
    expect((await sergeant.pull('draw')).has('recheck')).toBe(false);
  });
});
