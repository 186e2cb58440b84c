import type { DrawRecord } from '../../../contract/nouns/draw.ts';
import { isRefusal, type Refusal, refuse } from '../../../contract/problem.ts';
import { type ExtensionProblem, extending } from '../../../sampling/draw/draw.ts';
import { askOnce, takingTurns, targetsOf } from '../frame/ask.ts';
import { append } from '../outbox/append.ts';
import { keep } from '../outbox/keep.ts';
import { keptFrame } from '../plan/frames.ts';
import { sha256 } from '../plan/hashing.ts';
import type { PlanNeeds } from '../plan/routes.ts';
import { commitmentById, putDraw } from '../plan/store.ts';
import { openDraw } from '../sample/settle.ts';
import type { SignedIn } from '../session/signed-in.ts';

type Wish = {
  readonly stratum: string;
  readonly sample: number;
  readonly spares: number;
  readonly reason: string;
};

/**
 * Takes the next tickets of a stratum out of the frame that was committed to, which is kept here: the data may have moved
 * on since, the sample doesn't. What is new gets its record by asking the data where it still has it.
 */
export async function extendDraw(
  signedIn: SignedIn,
  needs: PlanNeeds,
  drawId: string,
  { stratum, sample, spares, reason }: Wish,
): Promise<DrawRecord | Refusal> {
  const { db, account } = signedIn;
  const record = openDraw(db.read, drawId);
  if (isRefusal(record)) return record;
  const committed = commitmentById(db.read, drawId);
  const frame = await keptFrame(db.read, drawId);
  if (frame === null || committed === null)
    return refuse('frame-changed', 'The frame of this draw is on the desk that made it; extend it there.');
  const at = needs.clock.now();
  const wanted = { stratum, sample, spares, reason, by: account.name, at };
  const extended = await takingTurns(extending(frame, record, wanted, sha256));
  if (!extended.ok) return refuse('size-unfit', problemText(extended.problem));
  const extension = extended.value.extensions.at(-1);
  if (extension === undefined) throw new Error('an extension that extended nothing');
  const known = new Set(record.items.map(({ id }) => id));
  const added = extended.value.items.filter(({ id }) => !known.has(id));
  const asked = await askOnce(db.read, committed.plan, needs.revision.catalogue);
  const found = Object.fromEntries(
    targetsOf(
      asked,
      added.map(({ id }) => id),
    ),
  );
  return keep(signedIn, needs, 'extend draw', (write) => {
    const now = openDraw(write, drawId);
    if (isRefusal(now)) return now;
    if (
      now.replacements.length !== record.replacements.length ||
      now.extensions.length !== record.extensions.length
    )
      return refuse('size-unfit', 'The sample changed meanwhile; look at it again.');
    const changed: DrawRecord = {
      ...now,
      items: [...extended.value.items],
      extensions: [...now.extensions, { ...extension, at }],
      targets: { ...now.targets, ...found },
    };
    putDraw(write, changed);
    const items = changed.items.filter((item) => item.stratum === stratum);
    append(write, { kind: 'draw-extended', drawId, extension: { ...extension, at }, items }, '', at);
    return changed;
  });
}

function problemText(problem: ExtensionProblem): string {
  switch (problem.kind) {
    case 'stratum-unknown':
      return `There is no stratum “${problem.stratum}” in this draw.`;
    case 'extension-adds-nothing':
      return 'These are the sizes that it has already.';
    case 'extension-takes-back':
      return `Drawn items stay drawn: there are ${problem.sample} in the sample and ${problem.spares} spares.`;
    case 'sizes-too-large':
      return 'The stratum has fewer items than that.';
    case 'frame-differs':
      return 'The frame kept on this desk is not the one that was drawn from.';
  }
}
