import { day, hour, instant, minute } from '../../contract/time.ts';
import { sampleOf, sparesOf } from '../../sampling/draw/spares.ts';
import type { Tx } from '../db/db.ts';
import { replaceItem } from '../events/draws.ts';
import { secondDutyId } from '../events/owedSeconds.ts';
import { keepSampleItem } from '../events/samples.ts';
import { putItems } from '../items/put.ts';
import { beginAudit } from './auditDraw.ts';
import { fine, review, said, taking } from './auditWork.ts';
import { demoAccounts } from './demoAccounts.ts';
import { createDice, type Dice } from './dice.ts';
import { seenBy } from './doneReview.ts';
import { shownSquad } from './people.ts';
import type { Truth } from './truth.ts';

type AuditSeeding = {
  readonly seed: string;
  readonly now: number;
  readonly truth: Truth;
  /** Owed or done by the shown sergeant otherwise: nobody is to review a video blind that they know. */
  readonly known: ReadonlySet<string>;
};

/**
 * Two audits of the demonstration's auditor, sent and taken as a desk's events are: one whose items are all settled,
 * with spares used and two blind pairs that disagree, ready for its paper; and one in the middle, whose second reviews
 * the shown sergeant owes.
 */
export async function putAudits(tx: Tx, seeding: AuditSeeding): Promise<void> {
  const dice = createDice(seeding.seed, 'audits');
  await finished(tx, seeding, dice);
  await running(tx, seeding, dice);
}

async function finished(tx: Tx, seeding: AuditSeeding, dice: Dice): Promise<void> {
  const { now } = seeding;
  const begun = await beginAudit(tx, dice, {
    id: 'audit-recorded-in-full',
    name: 'Recorded in full: East Patrol',
    aim: 'Whether recordings begin before the contact and end after it, for the chief’s yearly report.',
    unitIds: [`division-${Math.floor(shownSquad / 100)}`],
    from: instant(now - 150 * day),
    to: instant(now - 60 * day),
    each: 12,
    second: demoAccounts.investigator,
    at: instant(now - 40 * day),
    isFit: () => true,
  });
  if (begun === null) return;
  const { books, videos, plan, seconds } = begun;
  let record = begun.record;
  let at = instant(begun.at + day);
  const replaced = sampleOf(record)
    .filter(({ id }) => !seconds.has(id))
    .slice(0, 2);
  for (const { id: out, stratum } of replaced) {
    const [spare] = sparesOf(record, stratum);
    if (spare === undefined) continue;
    const reason = 'accidental-activation';
    fine(await keepSampleItem(books, taking(at), said(record, out, { state: 'out-of-frame', reason, at })));
    fine(await replaceItem(books, taking(at), record.id, { out, in: spare.id, reason, by: '', at }));
    record = (await books.read('draw', record.id))?.body ?? record;
  }
  const [unavailable] = sampleOf(record).filter(({ id }) => !seconds.has(id));
  let pairs = 0;
  for (const { id } of sampleOf(record)) {
    const video = videos.get(id);
    if (video === undefined) continue;
    at = instant(Math.min(at + dice.whole(20, 300) * minute, now - 3 * day));
    if (id === unavailable?.id) {
      const word = { state: 'unavailable', reason: 'no-access-in-time', at } as const;
      fine(await keepSampleItem(books, taking(at), said(record, id, word)));
      continue;
    }
    const seen = seenBy(dice, seeding.truth, video.id);
    await review(books, dice, { record, video, by: demoAccounts.auditor, purpose: 'audit', at, seen });
    if (!(seconds.has(id) || (await books.read('duty', secondDutyId(record.id, id))) !== null)) continue;
    // The first two pairs disagree on whether the recording began in time.
    pairs += 1;
    const other = pairs <= 2 ? { ...seen, isLateStart: !seen.isLateStart } : seen;
    const by =
      plan.secondReview.reviewerId === demoAccounts.investigator.id ? demoAccounts.investigator : null;
    if (by !== null)
      await review(books, dice, {
        record,
        video,
        by,
        purpose: 'second-review',
        at: instant(at + hour),
        seen: other,
      });
  }
  books.keep();
  await putItems(tx, books.kept());
}

async function running(tx: Tx, seeding: AuditSeeding, dice: Dice): Promise<void> {
  const { now, known } = seeding;
  const begun = await beginAudit(tx, dice, {
    id: 'audit-squad-in-autumn',
    name: `Reasons heard: Squad ${shownSquad}`,
    aim: 'Whether officers say why a recording starts late or stops early, before the training is repeated.',
    unitIds: [`squad-${shownSquad}`],
    from: instant(now - 60 * day),
    to: instant(now - 9 * day),
    each: 40,
    second: demoAccounts.sergeant,
    at: instant(now - 8 * day),
    isFit: (ids) => ids.every((id) => !known.has(id)),
  });
  if (begun === null) return;
  const { books, videos, record, seconds } = begun;
  let at = instant(begun.at + day);
  // Those to be seen twice come first; of the others a third is done. What the sergeant owes is left alone.
  const items = sampleOf(record).filter(({ id }) => seconds.has(id) || !known.has(id));
  const others = items.filter(({ id }) => !seconds.has(id));
  const done = [
    ...items.filter(({ id }) => seconds.has(id)),
    ...others.slice(0, Math.ceil(others.length / 3)),
  ];
  for (const { id } of done) {
    const video = videos.get(id);
    if (video === undefined) continue;
    at = instant(Math.min(at + dice.whole(20, 200) * minute, now - 2 * hour));
    const seen = seenBy(dice, seeding.truth, video.id);
    await review(books, dice, { record, video, by: demoAccounts.auditor, purpose: 'audit', at, seen });
  }
  books.keep();
  await putItems(tx, books.kept());
}
