import { afterEach, beforeEach, expect } from 'vitest';
import { secondDutyId } from '../../../central/events/owedSeconds.ts';
import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import type { Plan } from '../../../contract/nouns/plan.ts';
import type { Duty, Submission } from '../../../contract/nouns/review.ts';
import { type TestCentral, testCentral } from '../../support/central.ts';
import type { databases } from '../../support/databases.ts';
import { type AccountName, accounts, videos } from '../../support/department.ts';
import { plainDesk, verdict } from '../../support/plainDesk.ts';
import { findingOf, submissionOf } from '../../support/reviews.ts';
import { auditOf, committing, drawing, keeping, ownFrame } from './drawn.ts';

/** An audit that is drawn, with the desks of its maker and of its second reviewer, and the first item. */
export type Begun = {
  readonly id: string;
  readonly record: DrawRecord;
  readonly desk: ReturnType<typeof plainDesk>;
  readonly second: ReturnType<typeof plainDesk>;
  readonly itemId: string;
  readonly videoId: string;
  readonly by: AccountName;
};

/** Audits with second, blind reviews, on a central of their own for each test: they are all about the same few videos. */
export function blindAudits(open: (typeof databases)[number]['open']) {
  let central: TestCentral;
  let made = 0;
  let devices = 0;
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
  async function audit(share = 1, by: AccountName = 'sergeant', change: Partial<Plan> = {}): Promise<Begun> {
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

  return { central: () => central, deskOf, videoOf, watching, audit, first, state, other, dutiesOf, secret };
}
