import { deskApi } from '../../contract/desk-api.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import { clockText } from '../../contract/time.ts';
import type { Step } from './history.ts';
import { type Moment, markFrom } from './marks.ts';
import type { Kept } from './reviewState.ts';
import type { Desk } from './reviewStore.ts';
import { createWriter, type Writer } from './writer.ts';

export type FindingFields = Pick<
  Finding,
  'kind' | 'mark' | 'reasonHeard' | 'reasonAtMs' | 'exception' | 'note'
>;

/**
 * Tags a moment, which was taken when the key was pressed, before anything waits. `opensCard`: more is to be said of it
 * at once. Answers the finding's id, or null when it was not kept.
 */
export function tagFinding(desk: Desk) {
  return async (
    { code, label }: { readonly code: string; readonly label: string },
    moment: Moment,
    opensCard: boolean,
  ): Promise<string | null> => {
    const { review, detail } = desk.store.getState();
    if (review === null || detail === null || review.review.state !== 'open') return null;
    const id = desk.ids();
    const fields: FindingFields = {
      kind: code,
      mark: markFrom(moment, detail.video.durationMs),
      reasonHeard: null,
      reasonAtMs: null,
      exception: null,
      note: '',
    };
    const keep = async (): Promise<boolean> => {
      const kept = await addFinding(desk, id, fields, label, () => void keep());
      if (kept && opensCard) desk.store.setState({ selected: id, editing: id });
      if (kept) desk.history.note(added(desk, id, fields, label));
      return kept;
    };
    return (await keep()) ? id : null;
  };
}

/** The way back from a finding that was added, and forth again. */
function added(desk: Desk, id: string, fields: FindingFields, label: string): Step {
  const says = `${label.toLowerCase()} at ${clockText(fields.mark.startMs)}`;
  return {
    subject: id,
    says,
    undo: () => dropFinding(desk, id),
    redo: () => addFinding(desk, id, fields, label),
  };
}

async function addFinding(
  desk: Desk,
  id: string,
  fields: FindingFields,
  label: string,
  again?: () => void,
): Promise<boolean> {
  const { review } = desk.store.getState();
  if (review === null || review.review.state !== 'open') return false;
  const outcome = await desk.call(deskApi.addFinding, {
    params: { id: review.review.id },
    body: { ...fields, id },
  });
  if (outcome.ok) put(desk, outcome.value);
  else desk.complain(`${label} at ${clockText(fields.mark.startMs)} was not kept.`, outcome.problem, again);
  return outcome.ok;
}

/** Changes fields of a finding, `waitMs` after the last change. Changes to one finding never overtake one another. */
export function changeFinding(desk: Desk) {
  return (id: string, change: Partial<FindingFields>, waitMs = 0): void => {
    noteChange(desk, id, change);
    writerOf(desk, id).want(change, waitMs);
  };
}

/** Text is taken back in its own field, by the field itself; everything else about a mark is a step. */
function noteChange(desk: Desk, id: string, { note: _, ...change }: Partial<FindingFields>): void {
  const finding = fieldsOf(desk, id);
  if (finding === null || Object.keys(change).length === 0) return;
  const before = Object.fromEntries(
    Object.keys(change).map((name) => [name, finding[name as keyof FindingFields]]),
  ) as Partial<FindingFields>;
  const go = async (to: Partial<FindingFields>): Promise<boolean> => {
    writerOf(desk, id).want(to);
    return await writerOf(desk, id).flush();
  };
  const says = `a change to the mark at ${clockText(finding.mark.startMs)}`;
  desk.history.note({ subject: id, says, undo: () => go(before), redo: () => go(change) }, 'change');
}

/** What is said of a finding now; null when it isn't there. */
function fieldsOf(desk: Desk, id: string): FindingFields | null {
  const kept = desk.store.getState().review?.findings.find(({ finding }) => finding.id === id);
  if (kept === undefined) return null;
  const { kind, mark, reasonHeard, reasonAtMs, exception, note } = kept.finding;
  return { kind, mark, reasonHeard, reasonAtMs, exception, note };
}

/** Writes what is still being typed into findings; true when all of it is kept. */
export async function flushFindings(desk: Desk): Promise<boolean> {
  const kept = await Promise.all([...desk.findings.values()].map((writer) => writer.flush()));
  return kept.every(Boolean);
}

function writerOf(desk: Desk, id: string): Writer<FindingFields> {
  const writer = desk.findings.get(id) ?? createWriter<FindingFields>((change) => write(desk, id, change));
  desk.findings.set(id, writer);
  return writer;
}

async function write(desk: Desk, findingId: string, change: Partial<FindingFields>): Promise<boolean> {
  const { review } = desk.store.getState();
  const fields = fieldsOf(desk, findingId);
  if (review === null || fields === null || review.review.state !== 'open') return true;
  const body = { ...fields, ...change };
  const outcome = await desk.call(deskApi.changeFinding, {
    params: { id: review.review.id, findingId },
    body,
  });
  if (outcome.ok) put(desk, outcome.value);
  else
    desk.complain(
      'The change to the finding was not kept yet.',
      outcome.problem,
      () => void writerOf(desk, findingId).flush(),
    );
  return outcome.ok;
}

export function removeFinding(desk: Desk) {
  return async (findingId: string): Promise<boolean> => {
    const fields = fieldsOf(desk, findingId);
    const removed = await dropFinding(desk, findingId);
    if (removed && fields !== null)
      desk.history.note({
        subject: findingId,
        says: `removing the mark at ${clockText(fields.mark.startMs)}`,
        undo: () => addFinding(desk, findingId, fields, 'The mark'),
        redo: () => dropFinding(desk, findingId),
      });
    return removed;
  };
}

async function dropFinding(desk: Desk, findingId: string): Promise<boolean> {
  const { review } = desk.store.getState();
  if (review === null) return false;
  await desk.findings.get(findingId)?.flush();
  desk.findings.delete(findingId);
  const outcome = await desk.call(deskApi.removeFinding, { params: { id: review.review.id, findingId } });
  if (!outcome.ok && outcome.problem.code !== 'not-found') {
    desk.complain('The finding was not removed.', outcome.problem);
    return false;
  }
  desk.store.setState((state) => ({
    ...(state.review === null
      ? {}
      : {
          review: {
            ...state.review,
            findings: state.review.findings.filter(({ finding }) => finding.id !== findingId),
          },
        }),
    ...(state.selected === findingId ? { selected: null } : {}),
    ...(state.editing === findingId ? { editing: null } : {}),
    running: state.running.filter(({ id }) => id !== findingId),
  }));
  return true;
}

function put(desk: Desk, kept: Kept): void {
  desk.store.setState((state) => {
    if (state.review === null) return {};
    const others = state.review.findings.filter(({ finding }) => finding.id !== kept.finding.id);
    const findings = [...others, kept].toSorted((a, b) => a.finding.mark.startMs - b.finding.mark.startMs);
    return { review: { ...state.review, findings } };
  });
}
