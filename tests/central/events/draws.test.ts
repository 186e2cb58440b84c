import { describe, expect, test } from 'vitest';
import { commitTo } from '../../../central/draws/make.ts';
import { digestOf } from '../../../central/events/canonical.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { instant } from '../../../contract/time.ts';
import { databases } from '../../support/databases.ts';
import { departmentNow } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { auditOf, committing, drawing, ownFrame } from './drawn.ts';
import { sentDraws } from './sent-draws.ts';

describe.each(databases)('plans and draws at the central on $name', ({ open }) => {
  const { central, desk, begin, replacing, stored } = sentDraws(open);

  test('a plan is committed to, then drawn, and both are what was sent, for whoever sees as much', async () => {
    const audit = await begin('whole');
    const colleague = plainDesk(await central().signIn('investigator'));
    for (const whose of [desk(), colleague]) {
      expect((await whose.pull('committed-plan')).get('whole')).toEqual(audit.committed);
      expect((await whose.pull('draw')).get('whole')).toEqual(audit.record);
    }
  });

  test('sent again word for word it is accepted once more, and nothing changes', async () => {
    const audit = await begin('again');
    await desk().send(replacing(audit));
    const before = await stored('again');
    const answers = await desk().send(committing(audit.committed), drawing(audit.record), replacing(audit));
    expect(answers.map(verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await stored('again')).toEqual(before);
  });

  test('another plan under the same id is refused, and another seed draws nothing', async () => {
    const audit = await begin('taken');
    const answers = await desk().send(
      committing({ ...audit.committed, plan: { ...audit.committed.plan, aim: 'Something else' } }),
      drawing(auditOf('taken', {}, { seed: '007' }).record),
    );
    expect(answers.map(verdict)).toEqual(['id-reused', 'already-drawn']);
    expect(await stored('taken')).toEqual(audit.record);
  });

  test('a hash that is not of the commitment, or of another plan, is refused', async () => {
    const { committed } = auditOf('hash');
    const answers = await desk().send(
      committing({ ...committed, sha256: digestOf('something') }),
      committing({ ...committed, commitment: { ...committed.commitment, committedAt: instant(1) } }),
      committing({ ...committed, plan: { ...committed.plan, id: 'another-plan' } }),
    );
    expect(answers.map(verdict)).toEqual(['bad-request', 'bad-request', 'bad-request']);
  });

  test('a draw needs its commitment first, and must be of it', async () => {
    const audit = auditOf('order');
    expect((await desk().send(drawing(audit.record))).map(verdict)).toEqual(['not-found']);
    await desk().send(committing(audit.committed));
    const larger = { ...audit.larger(3, 1), id: 'order' };
    expect((await desk().send(drawing(larger), drawing(audit.record))).map(verdict)).toEqual([
      'bad-request',
      'accepted',
    ]);
  });

  test('a draw with wrong tickets, places, roles or items is refused', async () => {
    const audit = auditOf('wrong');
    await desk().send(committing(audit.committed));
    const { record } = audit;
    const change = (at: number, by: Partial<DrawRecord['items'][number]>): DrawRecord => ({
      ...record,
      items: record.items.map((item, index) => (index === at ? { ...item, ...by } : item)),
    });
    const [first, second, ...rest] = record.items;
    if (first === undefined || second === undefined) throw new Error('no items');
    const answers = await desk().send(
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
    const answers = await desk().send(
      attempt('redraw-1', null),
      attempt('redraw-2', 'did-not-like-it'),
      attempt('redraw-3', 'frame-changed'),
    );
    expect(answers.map(verdict)).toEqual(['reason-needed', 'code-unknown', 'accepted']);
  });
});
