import { describe, expect, test } from 'vitest';
import { commitTo } from '../../../central/draws/make.ts';
import { digestOf } from '../../../central/events/canonical.ts';
import { extending } from '../../../sampling/draw/draw.ts';
import { inOneGo } from '../../../sampling/draw/steps.ts';
import { databases } from '../../support/databases.ts';
import { accounts, departmentNow } from '../../support/department.ts';
import { verdict } from '../../support/plainDesk.ts';
import { ownFrame } from './drawn.ts';
import { sentDraws } from './sent-draws.ts';

describe.each(databases)('draws that go on, at the central on $name', ({ open }) => {
  const { desk, begin, firstOf, replacing, stored } = sentDraws(open);

  test('an item is replaced by the next spare of its stratum and by no other, once', async () => {
    const audit = await begin('spares');
    const out = firstOf(audit, 'sample');
    const spares = audit.record.items.filter((one) => one.stratum === out.stratum && one.role === 'spare');
    const elsewhere = audit.record.items.find((one) => one.stratum !== out.stratum && one.role === 'spare');
    const answers = await desk().send(
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
    const [answer] = await desk().send(exhausted);
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
    const answers = await desk().send(
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
