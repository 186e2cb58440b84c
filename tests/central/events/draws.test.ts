import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { putAccount } from '../../../central/accounts/put.ts';
import { codeLists } from '../../../central/defaults/codeLists.ts';
import { commitTo } from '../../../central/draws/make.ts';
import { digestOf } from '../../../central/events/canonical.ts';
import { itemOf, itemOfDraw } from '../../../central/items/item.ts';
import { putItems } from '../../../central/items/put.ts';
import type { Account } from '../../../contract/nouns/account.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { instant } from '../../../contract/time.ts';
import { extending } from '../../../sampling/draw/draw.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import { databases } from '../../support/databases.ts';
import { accounts, departmentNow } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { type Audit, auditOf, committing, drawing, ownFrame } from './drawn.ts';

describe.each(databases)('plans and draws at the central on $name', ({ open }) => {
  let central: TestCentral;
  let desk: ReturnType<typeof plainDesk>;
  let other: ReturnType<typeof plainDesk>;
  let device = 0;
  beforeAll(async () => {
    central = await testCentral(open);
    const lists = codeLists.filter(({ id }) => id === 'out-of-frame' || id === 'redraw');
    await central.db.transaction((tx) =>
      putItems(
        tx,
        lists.map((list) => itemOf('code-list', list)),
      ),
    );
  });
  afterAll(() => central.stop());
  beforeEach(async () => {
    device += 1;
    desk = plainDesk(await central.signIn('auditor', `auditor-${device}`));
    other = plainDesk(await central.signIn('otherSergeant', `sergeant-${device}`));
  });

  const begin = async (
    id: string,
    ...options: Parameters<typeof auditOf> extends [string, ...infer O] ? O : []
  ) => {
    const audit = auditOf(id, ...options);
    const answers = await desk.send(committing(audit.committed), drawing(audit.record));
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted']);
    return audit;
  };
  const firstOf = ({ record }: Audit, role: 'sample' | 'spare', at = 0) => {
    const item = record.items.filter((one) => one.role === role)[at];
    if (item === undefined) throw new Error(`no ${role}`);
    return item;
  };
  const replacing = (audit: Audit, change: Partial<DrawRecord['replacements'][number]> = {}) => {
    const out = firstOf(audit, 'sample');
    const spare = audit.record.items.find((one) => one.stratum === out.stratum && one.role === 'spare');
    const replacement = {
      out: out.id,
      in: spare?.id ?? '',
      reason: 'test-clip',
      by: 'somebody',
      at: departmentNow,
      ...change,
    };
    return { kind: 'item-replaced', drawId: audit.record.id, replacement } as const;
  };
  const stored = async (id: string) => (await desk.pull('draw')).get(id) as DrawRecord;

  test('a plan is committed to, then drawn, and both are what was sent, for whoever sees as much', async () => {
    const audit = await begin('whole');
    const colleague = plainDesk(await central.signIn('investigator'));
    for (const whose of [desk, colleague]) {
      expect((await whose.pull('committed-plan')).get('whole')).toEqual(audit.committed);
      expect((await whose.pull('draw')).get('whole')).toEqual(audit.record);
    }
  });

  test('sent again word for word it is accepted once more, and nothing changes', async () => {
    const audit = await begin('again');
    await desk.send(replacing(audit));
    const before = await stored('again');
    const answers = await desk.send(committing(audit.committed), drawing(audit.record), replacing(audit));
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await stored('again')).toEqual(before);
  });

  test('another plan under the same id is refused, and another seed draws nothing', async () => {
    const audit = await begin('taken');
    const answers = await desk.send(
      committing({ ...audit.committed, plan: { ...audit.committed.plan, aim: 'Something else' } }),
      drawing(auditOf('taken', {}, { seed: '007' }).record),
    );
    expect(answers.map(verdict)).toEqual(['id-reused', 'already-drawn']);
    expect(await stored('taken')).toEqual(audit.record);
  });

  test('a hash that is not of the commitment, or of another plan, is refused', async () => {
    const { committed } = auditOf('hash');
    const answers = await desk.send(
      committing({ ...committed, sha256: digestOf('something') }),
      committing({ ...committed, commitment: { ...committed.commitment, committedAt: instant(1) } }),
      committing({ ...committed, plan: { ...committed.plan, id: 'another-plan' } }),
    );
    expect(answers.map(verdict)).toEqual(['bad-request', 'bad-request', 'bad-request']);
  });

  test('a draw needs its commitment first, and must be of it', async () => {
    const audit = auditOf('order');
    expect((await desk.send(drawing(audit.record))).map(verdict)).toEqual(['not-found']);
    await desk.send(committing(audit.committed));
    const larger = { ...audit.larger(3, 1), id: 'order' };
    expect((await desk.send(drawing(larger), drawing(audit.record))).map(verdict)).toEqual([
      'bad-request',
      'accepted',
    ]);
  });

  test('a draw with wrong tickets, places, roles or items is refused', async () => {
    const audit = auditOf('wrong');
    await desk.send(committing(audit.committed));
    const { record } = audit;
    const change = (at: number, by: Partial<DrawRecord['items'][number]>): DrawRecord => ({
      ...record,
      items: record.items.map((item, index) => (index === at ? { ...item, ...by } : item)),
    });
    const [first, second, ...rest] = record.items;
    if (first === undefined || second === undefined) throw new Error('no items');
    const answers = await desk.send(
      drawing(change(0, { ticket: digestOf('luck') })),
      drawing(change(0, { id: 'CAM-999' })),
      drawing(change(1, { order: 5 })),
      drawing(change(0, { role: 'spare' })),
      drawing(change(0, { stratum: 'division-9' })),
      drawing({ ...record, items: [second, first, ...rest] }),
      drawing({ ...record, items: [first, first, ...rest] }),
      drawing({ ...record, items: rest }),
      drawing({ ...record, seed: '6 4 1 1 5 2 3' }),
      drawing(record),
    );
    expect(answers.map(verdict)).toEqual([...Array.from({ length: 9 }, () => 'bad-request'), 'accepted']);
  });

  test('a second draw of a plan needs a reason from the list', async () => {
    const attempt = (id: string, redrawReason: string | null) => {
      const { committed } = auditOf(id);
      const again = commitTo(
        ownFrame.map(([item, stratum]) => ({ id: item, stratum })),
        committed.commitment.strata,
        { ...committed.commitment, attempt: 2, redrawReason, query: committed.plan.query, at: departmentNow },
      );
      if (!again.ok) throw new Error('unfit');
      return committing({ ...committed, commitment: again.value.commitment, sha256: again.value.sha256 });
    };
    const answers = await desk.send(
      attempt('redraw-1', null),
      attempt('redraw-2', 'did-not-like-it'),
      attempt('redraw-3', 'frame-changed'),
    );
    expect(answers.map(verdict)).toEqual(['reason-needed', 'code-unknown', 'accepted']);
  });

  test('nobody commits or draws for somebody else', async () => {
    const audit = auditOf('mine');
    const colleague = plainDesk(await central.signIn('investigator', `colleague-${device}`));
    expect((await colleague.send(committing(audit.committed))).map(verdict)).toEqual(['not-allowed']);
    await desk.send(committing(audit.committed));
    expect((await colleague.send(drawing(audit.record))).map(verdict)).toEqual(['not-allowed']);
  });

  test('a squad’s own sample is neither shown to another squad’s sergeant nor changed by one', async () => {
    const sergeant = plainDesk(await central.signIn('sergeant', `own-${device}`));
    const audit = auditOf('squad', {
      createdById: accounts.sergeant.id,
      createdBy: accounts.sergeant.name,
    });
    const sent = await sergeant.send(committing(audit.committed), drawing(audit.record));
    expect(sent.map(verdict)).toEqual(['accepted', 'accepted']);
    const answers = await other.send(drawing(audit.record), replacing(audit), {
      kind: 'draw-extended',
      drawId: 'squad',
      extension: {
        stratum: 'division-1',
        sample: 3,
        spares: 2,
        reason: 'more',
        by: '',
        at: departmentNow,
        replacedBefore: 0,
      },
      items: [],
    });
    expect(answers.map(verdict)).toEqual(['not-found', 'not-found', 'not-found']);
    for (const noun of ['committed-plan', 'draw'] as const)
      expect((await other.pull(noun)).has('squad')).toBe(false);
    expect((await sergeant.pull('draw')).has('squad')).toBe(true);
    // Seen by the whole department's auditor, but not the auditor's to work on.
    expect((await desk.send(replacing(audit))).map(verdict)).toEqual(['not-allowed']);
  });

  test('auditors of the whole department work on each other’s samples, investigators do not', async () => {
    const second: Account = {
      ...accounts.auditor,
      id: 'account-second',
      username: 'second',
      name: 'T. Second',
    };
    const audit = auditOf('shared', { createdById: second.id, createdBy: second.name });
    // The colleague's own desk isn't needed: what it would have sent is put in its place.
    await central.db.transaction((tx) => putAccount(tx, second, 'no password', departmentNow));
    const place = { squadId: null, divisionId: null };
    await central.db.transaction((tx) =>
      putItems(tx, [
        itemOfDraw(place, 'committed-plan', 'shared', 'shared', audit.committed),
        itemOfDraw(place, 'draw', 'shared', 'shared', audit.record),
      ]),
    );
    const investigator = plainDesk(await central.signIn('investigator', `inv-${device}`));
    expect((await investigator.send(replacing(audit))).map(verdict)).toEqual(['not-allowed']);
    expect((await desk.send(replacing(audit))).map(verdict)).toEqual(['accepted']);
    expect((await stored('shared')).replacements).toEqual([
      { ...replacing(audit).replacement, by: accounts.auditor.name },
    ]);
  });

  test('an item is replaced by the next spare of its stratum and by no other, once', async () => {
    const audit = await begin('spares');
    const out = firstOf(audit, 'sample');
    const spares = audit.record.items.filter((one) => one.stratum === out.stratum && one.role === 'spare');
    const elsewhere = audit.record.items.find((one) => one.stratum !== out.stratum && one.role === 'spare');
    const answers = await desk.send(
      replacing(audit, { in: spares[1]?.id ?? '' }),
      replacing(audit, { in: elsewhere?.id ?? '' }),
      replacing(audit, { out: 'CAM-999' }),
      replacing(audit, { reason: 'did-not-like-it' }),
      replacing(audit),
      replacing(audit, { in: spares[1]?.id ?? '' }),
      replacing(audit, { out: spares[0]?.id ?? '', in: spares[1]?.id ?? '' }),
    );
    expect(answers.map(verdict)).toEqual([
      'bad-request',
      'bad-request',
      'bad-request',
      'code-unknown',
      'accepted',
      'id-reused',
      'accepted',
    ]);
    const secondOut = audit.record.items.filter(
      (one) => one.stratum === out.stratum && one.role === 'sample',
    )[1];
    const exhausted = replacing(audit, { out: secondOut?.id ?? '', in: 'CAM-999' });
    const [answer] = await desk.send(exhausted);
    expect(answer).toMatchObject({ problem: { detail: `No spare of ${out.stratum} is left.` } });
  });

  test('an extension takes the next tickets, keeps who was there, and comes once', async () => {
    const audit = await begin('longer', {}, { sample: 2, spares: 1 });
    const frame = commitTo(
      ownFrame.map(([id, stratum]) => ({ id, stratum })),
      audit.record.commitment.strata,
      { ...audit.record.commitment, query: audit.committed.plan.query, at: departmentNow },
    );
    if (!frame.ok) throw new Error('unfit');
    const wanted = {
      stratum: 'division-1',
      sample: 3,
      spares: 2,
      reason: 'Too wide an interval',
      by: 'x',
      at: departmentNow,
    };
    const extended = inOneGo(extending(frame.value.frame, audit.record, wanted, digestOf));
    if (!extended.ok) throw new Error('cannot be extended');
    const items = extended.value.items.filter(({ stratum }) => stratum === 'division-1');
    const [extension] = extended.value.extensions;
    const event = { kind: 'draw-extended', drawId: 'longer', extension, items } as const;
    const answers = await desk.send(
      { ...event, items: items.slice(0, 3) },
      { ...event, items: items.map((item) => ({ ...item, ticket: digestOf(item.id) })) },
      event,
      event,
    );
    expect(answers.map(verdict)).toEqual(['bad-request', 'bad-request', 'accepted', 'accepted']);
    expect(await stored('longer')).toEqual({
      ...extended.value,
      extensions: [{ ...extension, by: accounts.auditor.name }],
    });
  });

  test('a draw of 5,000 items passes, and comes back whole', async () => {
    const frame = Array.from(
      { length: 20_000 },
      (_, at) => [`X6${at}-1790000000000`, `Division ${at % 8}`] as const,
    );
    const audit = await begin('many', {}, { frame, sample: 600, spares: 25 });
    expect(audit.record.items).toHaveLength(5000);
    expect(await stored('many')).toEqual(audit.record);
  });
});
