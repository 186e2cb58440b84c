import type { ClassFit } from '../../../contract/nouns/class-fit.ts';
import type { Dispatch } from '../../../contract/nouns/dispatch.ts';
import type { Video } from '../../../contract/nouns/video.ts';
import type { Issue } from '../../../contract/risk-state.ts';
import type { ReadDb } from '../db/sql.ts';
import { dispatchById, dispatchesOf } from '../dispatch/store.ts';
import type { Choices } from './choices.ts';
import { type CallOutcome, callsOf, isUntouched, misfits, outcomesOf } from './rules.ts';

/** What is wrong with a recording's class, by the rule. `untouched`: nobody has said what it is. */
export type Facts = { readonly misfits: readonly CallOutcome[]; readonly untouched: boolean };

export function factsOf(db: ReadDb, video: Video, fit: ClassFit, choices: Choices): Facts {
  const calls = callsOfVideo(db, video, choices);
  const codes = video.classes.map(({ code }) => code);
  const outcomes = calls.flatMap((call) => outcomesOf(call, fit));
  return { misfits: misfits(codes, outcomes, fit), untouched: isUntouched(video, fit) };
}

/** What overlaps, but for calls whose recordings were chosen by hand: of these, those it was chosen for. */
function callsOfVideo(db: ReadDb, video: Video, { ofCall, ofVideo }: Choices): readonly Dispatch[] {
  const matched = dispatchesOf(db, video).filter(({ id }) => !ofCall.has(id));
  const chosen = (ofVideo.get(video.id) ?? []).flatMap((id) => dispatchById(db, id) ?? []);
  return [...chosen, ...callsOf(video, matched)];
}

/** A bit for each issue; what is stored in `risk.issues`. */
export const issueBits: Readonly<Record<Issue, number>> = {
  citation: 1,
  arrest: 2,
  force: 4,
  report: 8,
  unclassified: 16,
};

export function bitsOf({ misfits: wrong, untouched }: Facts): number {
  return wrong.reduce((bits, { kind }) => bits | issueBits[kind], untouched ? issueBits.unclassified : 0);
}
