import { deskApi } from '../../contract/desk-api.ts';
import { clockText } from '../../contract/time.ts';
import {
  type FindingFields,
  fieldsOf,
  heldOf,
  holdNew,
  type NewFinding,
  takeAway,
  wantChange,
} from './heldFindings.ts';
import type { Step } from './history.ts';
import type { Group } from './kinds.ts';
import { type Moment, markFrom } from './marks.ts';
import type { Desk } from './reviewStore.ts';

/** A mark that was just made: it is on the glass, and `kept` says whether the core has kept it. */
export type Tagged = { readonly id: string; readonly kept: Promise<boolean> };

type Tag = { readonly code: string; readonly label: string };

/**
 * Tags a moment, which was taken when the key was pressed. The mark is shown at once, before the core has written it,
 * and its card opens: more is to be said of it. With a `range`, the family whose key ends it, it runs on instead. Refused, it
 * is taken away again; trying again brings it back with all that was said of it. Null: there is no open review.
 */
export function tagFinding(desk: Desk) {
  return ({ code, label }: Tag, moment: Moment, range: Group | null = null): Tagged | null => {
    const { review, detail } = desk.store.getState();
    if (review === null || detail === null || review.review.state !== 'open') return null;
    const id = desk.ids();
    const mark = markFrom(moment, detail.video.durationMs);
    const first: FindingFields = { ...nothingSaid, kind: code, mark };
    const keep = async (since: Partial<FindingFields>): Promise<boolean> => {
      const keeping = addFinding(desk, id, { first, since }, label, (wanted) => void keep(wanted));
      desk.history.note(added(desk, id, first, label));
      desk.store.setState(({ running }) =>
        range === null || (since.mark ?? mark).endMs !== null
          ? { selected: id, editing: id }
          : { selected: id, running: [...running, { id, group: range }] },
      );
      const kept = await keeping;
      if (!kept) desk.history.drop(id);
      return kept;
    };
    return { id, kept: keep({}) };
  };
}

const nothingSaid = { reasonHeard: null, reasonAtMs: null, exception: null, note: '' } as const;

/** The way back from a finding that was added, and forth again: as it was when it was taken back, its note included. */
function added(desk: Desk, id: string, first: FindingFields, label: string): Step {
  let last = first;
  return {
    subject: id,
    says: `${label.toLowerCase()} at ${clockText(first.mark.startMs)}`,
    undo: async () => {
      const dropped = await dropFinding(desk, id);
      last = dropped ?? last;
      return dropped !== null;
    },
    redo: () => addFinding(desk, id, { first: last }, label),
  };
}

async function addFinding(
  desk: Desk,
  id: string,
  finding: NewFinding,
  label: string,
  again?: (wanted: FindingFields) => void,
): Promise<boolean> {
  const held = holdNew(desk, id, finding, (problem, wanted) => {
    const what = `${label} at ${clockText(wanted.mark.startMs)} was not kept.`;
    const typed =
      again === undefined || wanted.note.trim() === '' ? '' : ' Trying again brings its note back.';
    desk.complain(`${what}${typed}`, problem, again && (() => again(wanted)));
  });
  await held?.writer.flush();
  return held !== null && held.stored.sent !== 'writing';
}

/** Changes fields of a finding, `waitMs` after the last change. Changes to one finding never overtake one another. */
export function changeFinding(desk: Desk) {
  return (id: string, change: Partial<FindingFields>, waitMs = 0): void => {
    noteChange(desk, id, change);
    wantChange(desk, id, change, waitMs);
  };
}

/** Text is taken back in its own field, by the field itself; everything else about a mark is a step. */
function noteChange(desk: Desk, id: string, { note: _, ...change }: Partial<FindingFields>): void {
  const finding = shownFields(desk, id);
  if (finding === null || Object.keys(change).length === 0) return;
  const before = Object.fromEntries(
    Object.keys(change).map((name) => [name, finding[name as keyof FindingFields]]),
  ) as Partial<FindingFields>;
  const go = async (to: Partial<FindingFields>): Promise<boolean> =>
    (await wantChange(desk, id, to)?.writer.flush()) === true;
  const says = `a change to the mark at ${clockText(finding.mark.startMs)}`;
  desk.history.note({ subject: id, says, undo: () => go(before), redo: () => go(change) }, 'change');
}

/** What is said of a finding now; null when it isn't there. */
function shownFields(desk: Desk, id: string): FindingFields | null {
  const kept = desk.store.getState().review?.findings.find(({ finding }) => finding.id === id);
  return kept === undefined ? null : fieldsOf(kept.finding);
}

/** Writes what is still being typed into findings; true when all of it is kept. */
export async function flushFindings(desk: Desk): Promise<boolean> {
  const kept = await Promise.all([...desk.findings.values()].map(({ writer }) => writer.flush()));
  return kept.every(Boolean);
}

export function removeFinding(desk: Desk) {
  return async (findingId: string): Promise<boolean> => {
    const dropped = await dropFinding(desk, findingId);
    if (dropped === null) return false;
    desk.history.note({
      subject: findingId,
      says: `removing the mark at ${clockText(dropped.mark.startMs)}`,
      undo: () => addFinding(desk, findingId, { first: dropped }, 'The mark'),
      redo: async () => (await dropFinding(desk, findingId)) !== null,
    });
    return true;
  };
}

/**
 * Removes a finding, after what is under way for it: one that is being added has to be there first. Answers what had
 * been said of it; null when it was not removed.
 */
async function dropFinding(desk: Desk, findingId: string): Promise<FindingFields | null> {
  const held = heldOf(desk, findingId);
  if (held === null) return null;
  await held.writer.flush();
  if (held.stored.sent === 'writing') return null;
  const { finding } = held.stored;
  const outcome = await desk.call(deskApi.removeFinding, { params: { id: finding.reviewId, findingId } });
  desk.told.marks += 1;
  if (!outcome.ok && outcome.problem.code !== 'not-found') {
    desk.complain('The finding was not removed.', outcome.problem);
    return null;
  }
  takeAway(desk, findingId);
  return fieldsOf(finding);
}
