import type { Commitment, CommittedPlan } from '../../../contract/nouns/draw.ts';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import { commitmentSha256, commitmentTo, strataOf } from '../../../sampling/draw/commitment.ts';
import { checking } from '../../../sampling/draw/frame.ts';
import { codeListsOf } from '../catalogue/configuration.ts';
import { feedPosition } from '../catalogue/feed-position.ts';
import type { DeskDb } from '../db/sql.ts';
import { askOnce, takingTurns } from '../frame/ask.ts';
import { frameProblemText } from '../frame/words.ts';
import { append } from '../outbox/append.ts';
import { keep } from '../outbox/keep.ts';
import { hasCode } from '../review/codes.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { frameHash, keepFrame } from './frames.ts';
import { sha256 } from './hashing.ts';
import type { PlanNeeds } from './routes.ts';
import { sizesOf } from './sizes.ts';
import { commitmentById, commitmentsOf, dropLooseFrames, planById, putCommitment } from './store.ts';

type Wish = { readonly planId: string; readonly drawId: string; readonly redrawReason: string | null };

/**
 * Commits to the frame as it is now and to the plan's sizes, before there is a seed. Each commitment of a plan stays on
 * record, drawn or not, and each after the first says why.
 */
export function commit(signedIn: SignedIn, needs: PlanNeeds, wish: Wish): Promise<CommittedPlan | Refusal> {
  // One at a time: a frame that is being kept has no commitment yet, and must not be taken for one that was left behind.
  const before = underWay.get(signedIn.db) ?? Promise.resolve();
  const made = before.then(() => commitAlone(signedIn, needs, wish));
  underWay.set(
    signedIn.db,
    made.catch(() => undefined),
  );
  return made;
}

const underWay = new WeakMap<DeskDb, Promise<unknown>>();

async function commitAlone(
  signedIn: SignedIn,
  needs: PlanNeeds,
  wish: Wish,
): Promise<CommittedPlan | Refusal> {
  const { db, account } = signedIn;
  const ready = prepare(db, wish, account.id, needs.clock.now());
  if (isRefusal(ready) || 'drawId' in ready) return ready;
  const { plan, attempt } = ready;
  if (plan.secondReview.share > 0 && plan.secondReview.reviewerId === account.id)
    return refuse(
      'size-unfit',
      'The second review is made by somebody else than the first. Choose another reviewer.',
    );

  if (feedPosition(db.read).pulledAt === null)
    return refuse(
      'frame-unfit',
      'The records are still coming from the central; commit once they are all here.',
    );
  const askedAt = needs.clock.now();
  const asked = await askOnce(db.read, plan, needs.revision.catalogue);
  const frame = await takingTurns(checking(asked.items));
  if (!frame.ok) return refuse('frame-unfit', frameProblemText(frame.problem));
  const sizes = sizesOf(plan, frame.value.populations);
  if (isRefusal(sizes)) return sizes;
  const strata = strataOf(frame.value, sizes);
  if (!strata.ok) return refuse('size-unfit', sizeText[strata.problem.kind]);
  const hash = await frameHash(frame.value);
  const commitment = commitmentTo(frame.value, hash, strata.value, {
    planId: plan.id,
    planName: plan.name,
    attempt,
    redrawReason: wish.redrawReason,
    query: plan.query,
    askedAt,
    committedBy: account.name,
    committedAt: needs.clock.now(),
  }) as Commitment;
  const committed = { drawId: wish.drawId, plan, commitment, sha256: commitmentSha256(commitment, sha256) };
  db.write('drop loose frames', dropLooseFrames);
  await keepFrame(db, wish.drawId, frame.value);
  return keep(signedIn, needs, 'commit plan', (write) => {
    // Somebody may have committed to it in another window meanwhile.
    const still = prepare({ read: write }, wish, account.id, needs.clock.now());
    if (isRefusal(still) || 'drawId' in still) return still;
    if (still.attempt !== attempt || JSON.stringify(still.plan) !== JSON.stringify(plan))
      return refuse('plan-committed', 'It was changed in another window; look at it again.');
    putCommitment(write, committed);
    append(write, { kind: 'plan-committed', committed }, '', needs.clock.now());
    return committed;
  });
}

function prepare(
  { read }: Pick<DeskDb, 'read'>,
  { planId, drawId, redrawReason }: Wish,
  me: string,
  now: number,
) {
  const earlier = commitmentById(read, drawId);
  if (earlier !== null) return earlier.plan.id === planId ? earlier : refuse('id-reused');
  const commitments = commitmentsOf(read, planId);
  const plan = planById(read, planId) ?? commitments.at(-1)?.plan ?? null;
  if (plan === null || plan.createdById !== me)
    return refuse('not-found', 'This desk has no such plan of yours.');
  const isAgain = commitments.length > 0;
  if (isAgain && redrawReason === null)
    return refuse('reason-needed', 'This plan was committed to before. Say why it is to be drawn anew.');
  if (redrawReason !== null && isAgain && !hasCode(codeListsOf(read), 'redraw', redrawReason, now))
    return refuse('code-unknown');
  if (!isAgain && redrawReason !== null) return refuse('bad-request', 'There is nothing to draw anew.');
  return { plan, attempt: (commitments.at(-1)?.commitment.attempt ?? 0) + 1 };
}

const sizeText = {
  'sizes-too-large': 'A stratum is smaller than what is asked of it.',
  'sizes-missing': 'A stratum has no size.',
  'sizes-twice': 'A stratum has two sizes.',
  'nothing-to-draw': 'These sizes draw nothing.',
} as const;
