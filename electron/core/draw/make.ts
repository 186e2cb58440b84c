import type { DrawRecord, SeedOrigin } from '../../../contract/nouns/draw.ts';
import { type Refusal, refuse } from '../../../contract/problem.ts';
import { differing } from '../../../sampling/draw/difference.ts';
import { drawing } from '../../../sampling/draw/draw.ts';
import { checking } from '../../../sampling/draw/frame.ts';
import { longestSeed, type SeedProblem, seedProblem } from '../../../sampling/draw/seed.ts';
import { askOnce, takingTurns, targetsOf } from '../frame/ask.ts';
import { differenceText, frameProblemText } from '../frame/words.ts';
import { append } from '../outbox/append.ts';
import { keep } from '../outbox/keep.ts';
import { frameHash, keptFrame } from '../plan/frames.ts';
import { sha256 } from '../plan/hashing.ts';
import type { PlanNeeds } from '../plan/routes.ts';
import { commitmentById, commitmentsOf, drawById, putDraw } from '../plan/store.ts';
import type { SignedIn } from '../session/signed-in.ts';

type Wish = { readonly drawId: string; readonly seed: string; readonly seedOrigin: SeedOrigin };

/**
 * Draws what was committed to. The data is asked once more: when it no longer answers with the very frame whose hash was
 * shown, nothing is drawn and the difference is named.
 */
export async function makeDraw(
  signedIn: SignedIn,
  needs: PlanNeeds,
  { drawId, seed, seedOrigin }: Wish,
): Promise<DrawRecord | Refusal> {
  const { db, account } = signedIn;
  const earlier = again(drawById(db.read, drawId), seed);
  if (earlier !== null) return earlier;
  const committed = commitmentById(db.read, drawId);
  if (committed === null || committed.plan.createdById !== account.id)
    return refuse('not-found', 'Nothing was committed to under this name by you.');
  const problem = seedProblem(seed);
  if (problem !== null) return refuse('seed-unfit', seedText(problem));

  const seedEnteredAt = needs.clock.now();
  const asked = await askOnce(db.read, committed.plan, needs.revision.catalogue);
  const checked = await takingTurns(checking(asked.items));
  const kept = await keptFrame(db.read, drawId);
  if (!checked.ok) return refuse('frame-changed', frameProblemText(checked.problem));
  if ((await frameHash(checked.value)) !== committed.commitment.frame.sha256)
    return refuse(
      'frame-changed',
      kept === null
        ? 'The frame that was committed to is not on this desk.'
        : differenceText(await takingTurns(differing(kept, checked.value))),
    );
  const items = await takingTurns(drawing(checked.value, committed.commitment.strata, seed, sha256));
  const targets = targetsOf(
    asked,
    items.map(({ id }) => id),
  );
  const record: DrawRecord = {
    format: 'second-watch-draw',
    formatVersion: 1,
    id: drawId,
    commitment: committed.commitment,
    commitmentSha256: committed.sha256,
    seed,
    seedOrigin,
    seedEnteredAt,
    drawnBy: account.name,
    items: [...items],
    extensions: [],
    replacements: [],
    otherDraws: commitmentsOf(db.read, committed.plan.id)
      .filter((other) => other.drawId !== drawId)
      .map((other) => ({ id: other.drawId, commitmentSha256: other.sha256 })),
    targets: Object.fromEntries(items.map(({ id }) => [id, targets.get(id) ?? id])),
  };
  return keep(signedIn, needs, 'make draw', (write) => {
    const meanwhile = again(drawById(write, drawId), seed);
    if (meanwhile !== null) return meanwhile;
    putDraw(write, record);
    append(write, { kind: 'draw-made', record }, '', needs.clock.now());
    return record;
  });
}

/** Asked again with the same seed, the draw is the same. */
function again(record: DrawRecord | null, seed: string): DrawRecord | Refusal | null {
  if (record === null) return null;
  return record.seed === seed ? record : refuse('already-drawn');
}

function seedText(problem: SeedProblem): string {
  switch (problem.kind) {
    case 'seed-empty':
      return 'It is empty. Type the digits of the dice, or the public value, exactly as they stand.';
    case 'seed-too-long':
      return `It has ${problem.length} characters; ${longestSeed} are the most.`;
    case 'seed-unreadable':
      return 'It holds a line break or another character that cannot be seen. A seed is one line of text.';
  }
}
