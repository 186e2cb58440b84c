import { describe, expect, test } from 'vitest';
import { databases } from '../../support/databases.ts';
import { accounts } from '../../support/department.ts';
import { verdict } from '../../support/plainDesk.ts';
import { reclassificationOf } from '../../support/reviews.ts';
import { blindAudits } from './blind-audits.ts';
import { adjudicating, keeping } from './drawn.ts';

describe.each(databases)('second, blind reviews on $name', ({ open }) => {
  const { deskOf, watching, audit, first, state, other, secret } = blindAudits(open);

  const orders = [
    ['first, state, second', ['first', 'state', 'second']],
    ['state, first, second', ['state', 'first', 'second']],
    ['second, first, state', ['second', 'first', 'state']],
    ['second, state, first', ['second', 'state', 'first']],
    ['first, second, state', ['first', 'second', 'state']],
  ] as const;
  test.each(orders)('in the order %s neither knows of the other until both are in', async (_, order) => {
    const begun = await audit();
    const [seenBySecond, seenByFirst, seenByOthers] = [
      await watching('sergeant'),
      await watching('auditor'),
      await watching('captain'),
    ];
    const [admin, investigator] = [await watching('administrator'), await watching('investigator')];
    const sent = new Set<string>();
    for (const step of order) {
      const desk = step === 'second' ? begun.second : begun.desk;
      const event = step === 'second' ? other(begun) : step === 'first' ? first(begun) : state(begun);
      expect((await desk.send(event)).map(verdict)).toEqual(['accepted']);
      sent.add(step);
      // A state alone opens nothing: it says that there is a review, and that hasn't come yet.
      const isOpen = sent.has('second') && sent.has('first');
      expect((await seenBySecond()).includes(secret)).toBe(isOpen);
      expect((await seenBySecond()).includes(`first-${begun.id}`)).toBe(isOpen);
      expect((await seenByFirst()).includes('SECRET-OF-THE-SECOND')).toBe(isOpen);
      for (const look of [seenByOthers, admin, investigator])
        expect(/SECRET/.test(await look())).toBe(isOpen);
    }
    // At the end all see both, once more whole on the two desks that were told of them before.
    for (const desk of [begun.desk, begun.second, await deskOf('captain')]) {
      const results = await desk.pull('result');
      expect(results.get(`first-${begun.id}`)).toEqual(first(begun).submission);
      expect(results.get(`second-${begun.id}`)).toMatchObject({
        review: { sample: { drawId: begun.id, itemId: begun.itemId }, reviewerName: accounts.sergeant.name },
      });
    }
    expect((await begun.desk.pull('sample-item')).has(`${begun.id}/${begun.itemId}`)).toBe(true);
  });

  test('an item that the first could not review is said to both once the second one is done', async () => {
    const begun = await audit();
    const unavailable = keeping({ drawId: begun.id, itemId: begun.itemId, note: secret });
    await begun.desk.send(unavailable);
    const investigator = await deskOf('investigator');
    expect((await investigator.pull('sample-item')).size).toBe(0);
    await begun.second.send(other(begun));
    expect((await investigator.pull('sample-item')).size).toBe(1);
    expect((await begun.desk.pull('result')).has(`second-${begun.id}`)).toBe(true);
  });

  test('what the one asks to reclassify, and why, the other is not told before', async () => {
    const begun = await audit();
    const look = await watching('sergeant');
    const ask = (id: string, requestedBy: string, to: string) => ({
      kind: 'reclassification-requested' as const,
      reclassification: reclassificationOf({ id, videoId: begun.videoId, requestedBy, to, reason: secret }),
    });
    const mine = ask('by-the-first', accounts.auditor.id, 'misdemeanor-citation');
    expect((await begun.desk.send(mine)).map(verdict)).toEqual(['accepted']);
    expect((await begun.desk.pull('reclassification')).has('by-the-first')).toBe(true);
    expect((await look()).includes(secret)).toBe(false);
    const [theirs] = await begun.second.send(ask('by-the-second', accounts.sergeant.id, 'training'));
    expect(theirs).toMatchObject({ outcome: 'conflict', theirs: { reason: null } });
    expect((await begun.desk.pull('reclassification')).has('by-the-second')).toBe(false);
    await begun.desk.send(first(begun));
    await begun.second.send(other(begun));
    for (const desk of [begun.desk, begun.second])
      expect([...(await desk.pull('reclassification')).keys()].toSorted()).toEqual([
        'by-the-first',
        'by-the-second',
      ]);
  });

  test('each sees their own from the beginning', async () => {
    const begun = await audit();
    await begun.desk.send(first(begun), state(begun));
    expect((await begun.desk.pull('result')).has(`first-${begun.id}`)).toBe(true);
    expect((await begun.desk.pull('sample-item')).has(`${begun.id}/${begun.itemId}`)).toBe(true);
    expect((await begun.desk.pull('draw')).has(begun.id)).toBe(true);
  });

  test('a desk that was told of its own before is told of it again as it is opened, and keeps it', async () => {
    const begun = await audit();
    await begun.desk.send(first(begun));
    const look = await watching('auditor');
    const before = await look();
    await begun.second.send(other(begun));
    const lines = (await look()).slice(before.length).split('\n');
    const told = lines
      .filter((line) => line.includes(`"id":"first-${begun.id}"`))
      .map((line) => JSON.parse(line) as { gone: boolean });
    expect(told.map(({ gone }) => gone)).toEqual([true, false]);
  });

  test('a first review that names no item is hidden as well, from whoever works on the sample', async () => {
    const begun = await audit();
    const look = await watching('sergeant');
    await begun.desk.send(first(begun, { sample: null }));
    expect((await look()).includes(secret)).toBe(false);
    await begun.second.send(other(begun));
    expect((await look()).includes(secret)).toBe(true);
  });

  test('a review of the same video that is not of the sample stays open', async () => {
    const begun = await audit();
    const captain = await deskOf('captain');
    const periodic = { id: `periodic-${begun.id}`, purpose: 'periodic', sample: null } as const;
    await captain.send(first(begun, { ...periodic, reviewerId: accounts.captain.id }));
    expect((await begun.second.pull('result')).has(`periodic-${begun.id}`)).toBe(true);
  });

  test('two audits of one video: what the one opens the other keeps hidden', async () => {
    const one = await audit();
    const two = await audit(1, 'investigator');
    const same = two.record.items.find(({ id, role }) => id === one.itemId && role === 'sample');
    const shared = { ...two, itemId: same?.id ?? '', videoId: one.videoId };
    await one.desk.send(first(one), first(shared));
    await one.second.send(other(one));
    expect((await one.second.pull('result')).has(`first-${one.id}`)).toBe(true);
    expect((await two.second.pull('result')).has(`first-${two.id}`)).toBe(false);
  });

  test('the same submissions again change nothing, before and after', async () => {
    const begun = await audit();
    await begun.desk.send(first(begun));
    expect((await begun.desk.send(first(begun))).map(verdict)).toEqual(['accepted']);
    expect((await begun.second.pull('result')).has(`first-${begun.id}`)).toBe(false);
    await begun.second.send(other(begun));
    const again = [...(await begun.desk.send(first(begun))), ...(await begun.second.send(other(begun)))];
    expect(again.map(verdict)).toEqual(['accepted', 'accepted']);
    expect((await begun.second.pull('result')).has(`first-${begun.id}`)).toBe(true);
  });

  test('nobody decides between two answers before both are there', async () => {
    const begun = await audit();
    const about = { drawId: begun.id, itemId: begun.itemId };
    await begun.desk.send(first(begun));
    expect((await begun.desk.send(adjudicating(about))).map(verdict)).toEqual(['review-needed']);
    await begun.second.send(other(begun));
    expect((await begun.desk.send(adjudicating(about))).map(verdict)).toEqual(['accepted']);
  });
});
