import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import { day, minute } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts, videos } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { reclassificationOf } from '../../support/reviews.ts';

describe.each(databases)('a second person’s decision at the central on $name', ({ open }) => {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let captain: ReturnType<typeof plainDesk>;
  beforeEach(async () => {
    central = await testCentral(open);
    desk = plainDesk(await central.signIn('sergeant'));
    captain = plainDesk(await central.signIn('captain'));
    await desk.send({
      kind: 'reclassification-requested',
      reclassification: reclassificationOf({ id: 'r1', to: 'training' }),
    });
  });
  afterEach(() => central.stop());

  const decide = (decision: 'approved' | 'declined', note: string | null = null, id = 'r1') =>
    ({
      kind: 'reclassification-decided',
      reclassificationId: id,
      videoId: 'video-1-1-1',
      decision,
      note,
    }) as const;
  const record = async () => (await desk.pull('reclassification')).get('r1');
  const video = async () => (await desk.pull('video')).get('video-1-1-1');
  const original = videos.find(({ id }) => id === 'video-1-1-1');
  const by = async (who: AccountName) => plainDesk(await central.signIn(who, `other-device-of-${who}`));

  test('an approval applies the class, with who asked and who approved, for everybody who sees the video', async () => {
    central.clock.advance(minute);
    expect((await captain.send(decide('approved', 'A training clip indeed.'))).map(verdict)).toEqual([
      'accepted',
    ]);
    expect(await video()).toEqual({
      ...original,
      classes: [{ code: 'training', source: 'supervisor', setBy: 'M. Alvarez', setAt: central.clock.now() }],
      deletedAt: (original?.recordedAt ?? 0) + 90 * day,
    });
    expect(await record()).toEqual({
      ...reclassificationOf({ id: 'r1', to: 'training' }),
      state: 'applied',
      decidedBy: 'R. Castell',
      decidedAt: central.clock.now(),
      decidedById: accounts.captain.id,
      decisionNote: 'A training clip indeed.',
    });
  });

  test('declining leaves the class as it is, and needs a note', async () => {
    expect((await captain.send(decide('declined', ' '), decide('declined'))).map(verdict)).toEqual([
      'note-needed',
      'note-needed',
    ]);
    expect((await captain.send(decide('declined', 'There was a stop.'))).map(verdict)).toEqual(['accepted']);
    expect(await video()).toEqual(original);
    expect(await record()).toMatchObject({ state: 'declined', decisionNote: 'There was a stop.' });
  });

  test('nobody decides on a request of one’s own, on whichever machine', async () => {
    const elsewhere = await by('sergeant');
    for (const machine of [desk, elsewhere])
      expect((await machine.send(decide('approved'))).map(verdict)).toEqual(['own-request']);
    expect(await record()).toMatchObject({ state: 'waiting-for-second' });
    expect(await video()).toEqual(original);
  });

  test.each<[AccountName, string]>([
    ['captain', 'accepted'],
    ['investigator', 'accepted'],
    ['administrator', 'accepted'],
    ['auditor', 'not-allowed'],
    ['otherSergeant', 'not-found'],
  ])('decided by the %s: %s', async (who, expected) => {
    expect((await (await by(who)).send(decide('approved'))).map(verdict)).toEqual([expected]);
    expect(await record()).toMatchObject({
      state: expected === 'accepted' ? 'applied' : 'waiting-for-second',
    });
  });

  test('it is decided once: the same word again is the same, another one comes too late', async () => {
    await captain.send(decide('approved'));
    const before = await record();
    central.clock.advance(minute);
    expect(
      (await captain.send(decide('approved'), decide('declined', 'After all not.'))).map(verdict),
    ).toEqual(['accepted', 'request-decided']);
    expect((await (await by('investigator')).send(decide('approved'))).map(verdict)).toEqual([
      'request-decided',
    ]);
    expect(await record()).toEqual(before);
  });

  test('a request that was taken back can’t be approved, and one that was decided can’t be taken back', async () => {
    const withdraw = {
      kind: 'reclassification-withdrawn',
      reclassificationId: 'r1',
      videoId: 'video-1-1-1',
    } as const;
    await captain.send(decide('declined', 'No.'));
    expect((await desk.send(withdraw)).map(verdict)).toEqual(['conflict-settled']);
    const again = { ...reclassificationOf({ id: 'r2', to: 'training' }) };
    await desk.send({ kind: 'reclassification-requested', reclassification: again });
    await desk.send({ ...withdraw, reclassificationId: 'r2' });
    expect((await captain.send(decide('approved', null, 'r2'))).map(verdict)).toEqual(['request-decided']);
    expect(await video()).toEqual(original);
  });

  test('an approval of what is no longer so changes nothing, and both see that it is a conflict', async () => {
    const longer = reclassificationOf({ id: 'longer' });
    await desk.send({ kind: 'reclassification-requested', reclassification: longer });
    const changed = await video();
    expect((await captain.send(decide('approved'))).map(verdict)).toEqual(['accepted']);
    expect(await video()).toEqual(changed);
    expect(await record()).toMatchObject({ state: 'conflict', decidedBy: 'R. Castell' });
  });

  test('a class that a department no longer has is not applied', async () => {
    const unknown = reclassificationOf({ id: 'r1', to: 'training' });
    await central.db.transaction(async (tx) => {
      await tx.run(`update item set gone = true where noun = 'classification' and id = 'training'`);
    });
    expect((await captain.send(decide('approved'))).map(verdict)).toEqual(['code-unknown']);
    expect(await record()).toMatchObject({ ...unknown, state: 'waiting-for-second' });
  });

  test('a hold that came meanwhile stays: the class changes, the recording is not deleted', async () => {
    if (original === undefined) throw new Error('no video');
    const held = { ...original, hold: 'litigation', deletedAt: null };
    await central.db.transaction((tx) => putItems(tx, [itemOf('video', held)]));
    await captain.send(decide('approved'));
    expect(await video()).toMatchObject({ classes: [{ code: 'training' }], deletedAt: null });
  });

  test('a request that was decided is still the same request when it is sent again', async () => {
    await captain.send(decide('declined', 'No.'));
    const same = reclassificationOf({ id: 'r1', to: 'training' });
    const answers = await desk.send(
      { kind: 'reclassification-requested', reclassification: same },
      { kind: 'reclassification-requested', reclassification: { ...same, reason: 'Another.' } },
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'id-reused']);
    expect(await record()).toMatchObject({ state: 'declined' });
  });
});
