import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { itemOf } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { Reclassification } from '../../../contract/nouns/classification.ts';
import { day, minute } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, videos } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { reclassificationOf } from '../../support/reviews.ts';

describe.each(databases)('reclassification at the central on $name', ({ open }) => {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let captain: ReturnType<typeof plainDesk>;
  beforeEach(async () => {
    central = await testCentral(open);
    desk = plainDesk(await central.signIn('sergeant'));
    captain = plainDesk(await central.signIn('captain'));
  });
  afterEach(() => central.stop());

  type Change = Partial<Reclassification> & Pick<Reclassification, 'id'>;
  const request = (change: Change) =>
    ({ kind: 'reclassification-requested', reclassification: reclassificationOf(change) }) as const;
  const byCaptain = { requestedBy: accounts.captain.id, requestedByName: accounts.captain.name };
  const withdraw = (reclassificationId: string) =>
    ({ kind: 'reclassification-withdrawn', reclassificationId, videoId: 'video-1-1-1' }) as const;
  const video = async () => (await desk.pull('video')).get('video-1-1-1');
  const record = async (id: string) => (await desk.pull('reclassification')).get(id);
  const original = videos.find(({ id }) => id === 'video-1-1-1');

  test('a longer retention is applied at once, with who, when and the new date of deletion', async () => {
    central.clock.advance(minute);
    expect((await desk.send(request({ id: 'r1' }))).map(verdict)).toEqual(['accepted']);
    expect(await video()).toEqual({
      ...original,
      classes: [
        {
          code: 'misdemeanor-citation',
          source: 'supervisor',
          setBy: 'M. Alvarez',
          setAt: central.clock.now(),
        },
      ],
      deletedAt: (original?.recordedAt ?? 0) + 1095 * day,
    });
    expect(await record('r1')).toEqual({
      ...reclassificationOf({ id: 'r1' }),
      state: 'applied',
      decidedBy: 'M. Alvarez',
      decidedAt: central.clock.now(),
    });
  });

  test('a shorter retention waits for a second person, and the class stays', async () => {
    expect((await desk.send(request({ id: 'r1', to: 'training' }))).map(verdict)).toEqual(['accepted']);
    expect(await video()).toEqual(original);
    expect(await record('r1')).toMatchObject({
      state: 'waiting-for-second',
      decidedBy: null,
      decidedAt: null,
    });
  });

  test('a hold does not hide that the new class is shorter', async () => {
    if (original === undefined) throw new Error('no video');
    const held = { ...original, hold: 'litigation', deletedAt: null };
    await central.db.transaction((tx) => putItems(tx, [itemOf('video', held)]));
    await desk.send(request({ id: 'r1', to: 'training' }), request({ id: 'r2' }));
    expect(await record('r1')).toMatchObject({ state: 'waiting-for-second' });
    expect(await record('r2')).toMatchObject({ state: 'applied' });
    expect(await video()).toMatchObject({ deletedAt: null, hold: 'litigation' });
  });

  test('when somebody else was faster, both are kept and theirs is shown', async () => {
    central.clock.advance(minute);
    await captain.send(request({ id: 'theirs', ...byCaptain, reason: 'The citation is in the log.' }));
    const answers = await desk.send(request({ id: 'mine', to: 'unclassified' }));
    expect(answers).toEqual([
      {
        counter: 1,
        outcome: 'conflict',
        theirs: {
          classes: ['misdemeanor-citation'],
          setBy: 'R. Castell',
          setAt: central.clock.now(),
          reason: 'The citation is in the log.',
        },
      },
    ]);
    expect(await video()).toMatchObject({ classes: [{ code: 'misdemeanor-citation' }] });
    expect(await record('theirs')).toMatchObject({ state: 'applied' });
    expect(await record('mine')).toMatchObject({ state: 'conflict', to: 'unclassified' });
  });

  test('asking again on top of theirs is applied; taking mine back is on record', async () => {
    await captain.send(request({ id: 'theirs', ...byCaptain }));
    await desk.send(request({ id: 'mine', to: 'unclassified' }));
    const answers = await desk.send(
      request({ id: 'mine-again', from: ['misdemeanor-citation'], to: 'unclassified' }),
      withdraw('mine'),
      withdraw('mine'),
      withdraw('mine-again'),
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted', 'accepted', 'conflict-settled']);
    expect(await record('mine')).toMatchObject({ state: 'withdrawn', decidedBy: 'M. Alvarez' });
    expect(await video()).toMatchObject({ classes: [{ code: 'unclassified' }], deletedAt: null });
  });

  test('two requests in one batch see each other', async () => {
    const answers = await desk.send(
      request({ id: 'r1' }),
      request({ id: 'r2', to: 'unclassified' }),
      request({ id: 'r3', from: ['misdemeanor-citation'], to: 'unclassified' }),
    );
    expect(answers.map(verdict)).toEqual(['accepted', 'conflict', 'accepted']);
    expect(answers[1]).toMatchObject({ theirs: { setBy: 'M. Alvarez', reason: 'A citation was written.' } });
  });

  test('the same request under another number is not applied twice; other content is refused', async () => {
    await desk.send(request({ id: 'r1' }));
    const before = await video();
    central.clock.advance(minute);
    const answers = await desk.send(request({ id: 'r1' }), request({ id: 'r1', reason: 'Another reason.' }));
    expect(answers.map(verdict)).toEqual(['accepted', 'id-reused']);
    expect(await video()).toEqual(before);
  });

  test('the classes are compared as sets', async () => {
    if (original === undefined) throw new Error('no video');
    const tag = (code: string) => ({ code, source: 'officer', setBy: null, setAt: null }) as const;
    const several = { ...original, classes: [tag('training'), tag('non-evidence')] };
    await central.db.transaction((tx) => putItems(tx, [itemOf('video', several)]));
    const answers = await desk.send(
      request({ id: 'r1', from: ['non-evidence', 'training', 'non-evidence'] }),
    );
    expect(answers.map(verdict)).toEqual(['accepted']);
  });

  test('a request needs a known class that is another one, in one’s own name and scope', async () => {
    const answers = await desk.send(
      request({ id: 'r1', to: 'top-secret' }),
      request({ id: 'r2', to: 'non-evidence' }),
      request({ id: 'r3', requestedBy: accounts.captain.id }),
      request({ id: 'r4', videoId: 'video-2-1-1' }),
      withdraw('never-made'),
    );
    expect(answers.map(verdict)).toEqual([
      'code-unknown',
      'class-unchanged',
      'not-allowed',
      'not-allowed',
      'not-found',
    ]);
    expect(await desk.pull('reclassification')).toEqual(new Map());
  });

  test('nobody withdraws another person’s request', async () => {
    await desk.send(request({ id: 'r1', to: 'training' }));
    expect((await captain.send(withdraw('r1'))).map(verdict)).toEqual(['not-allowed']);
    expect(await record('r1')).toMatchObject({ state: 'waiting-for-second' });
    expect((await desk.send(withdraw('r1'))).map(verdict)).toEqual(['accepted']);
    expect(await record('r1')).toMatchObject({ state: 'withdrawn' });
  });
});
