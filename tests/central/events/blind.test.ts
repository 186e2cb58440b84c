import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { secondDutyId } from '../../../central/events/owedSeconds.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { Duty, Submission } from '../../../contract/nouns/review.ts';
import { instant } from '../../../contract/time.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { type AccountName, accounts, departmentNow, videos } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { findingOf, reclassificationOf, submissionOf } from '../../support/reviews.ts';
import { adjudicating, auditOf, committing, drawing, keeping, ownFrame, signing } from './drawn.ts';

describe.each(databases)('second, blind reviews on $name', ({ open }) => {
  let central: TestCentral;
  let made = 0;
  let devices = 0;
  // One for each test: they all are about the same few videos.
  beforeEach(async () => {
    central = await testCentral(open);
  });
  afterEach(() => central.stop());

  const deskOf = async (who: AccountName) => plainDesk(await central.signIn(who, `${who}-${++devices}`));
  const videoOf = (itemId: string) => {
    const video = videos.find(({ vendorId }) => vendorId === itemId);
    if (video === undefined) throw new Error(`no ${itemId}`);
    return video;
  };
  /** Everything that a desk was ever sent, word for word, in pulls that go on from one another. */
  const watching = async (who: AccountName) => {
    const session = await central.signIn(who, `watch-${who}-${made}`);
    let after = '';
    let all = '';
    return async () => {
      const text = await (await session.call('GET', `/v1/feed${after}`)).text();
      const end = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { cursor: string };
      after = `?after=${encodeURIComponent(end.cursor)}`;
      all += text;
      return all;
    };
  };

  /** An audit whose every item is reviewed a second time, by a sergeant of squad 1 unless told. */
  async function audit(share = 1, by: AccountName = 'sergeant', change: Partial<Plan> = {}) {
    made += 1;
    const id = `blind-${made}`;
    const { committed, record } = auditOf(
      id,
      { secondReview: { share, reviewerId: accounts[by].id }, ...change },
      { frame: ownFrame.filter(([, division]) => division === 'division-1'), sample: 3, spares: 2 },
    );
    const desk = await deskOf('auditor');
    const answers = await desk.send(committing(committed), drawing(record));
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted']);
    const item = record.items.find(({ role }) => role === 'sample');
    if (item === undefined) throw new Error('nothing drawn');
    const second = await deskOf(by);
    return { id, record, desk, second, itemId: item.id, videoId: videoOf(item.id).id, by };
  }
  type Begun = Awaited<ReturnType<typeof audit>>;

  const secret = 'SECRET-OF-THE-FIRST';
  const first = ({ id, itemId, videoId }: Begun, change: Partial<Submission['review']> = {}) => {
    const whole = submissionOf({
      id: `first-${id}`,
      videoId,
      purpose: 'audit',
      reviewerId: accounts.auditor.id,
      reviewerName: accounts.auditor.name,
      note: secret,
      sample: { drawId: id, itemId },
      ...change,
    });
    const findings = [findingOf({ id: 'f', reviewId: whole.review.id, note: secret })];
    return { kind: 'review-submitted', submission: { ...whole, findings } } as const;
  };
  const state = ({ id, itemId }: Begun) =>
    keeping({ drawId: id, itemId, state: 'reviewed', reason: null, note: secret, reviewId: `first-${id}` });
  const other = ({ id, itemId, videoId, by }: Begun, change: Partial<Submission['review']> = {}) => {
    const submission = submissionOf({
      id: `second-${id}`,
      videoId,
      purpose: 'second-review',
      reviewerId: accounts[by].id,
      dutyId: secondDutyId(id, itemId),
      note: 'SECRET-OF-THE-SECOND',
      outcome: 'no-issue',
      ...change,
    });
    return { kind: 'review-submitted', submission } as const;
  };
  const dutiesOf = async (desk: Begun['second'], id: string) =>
    [...(await desk.pull('duty')).values()]
      .map((body) => body as Duty)
      .filter(({ sample }) => sample?.drawId === id);

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
