import { deskApi } from '../../contract/desk-api.ts';
import type { Finding } from '../../contract/nouns/finding.ts';
import type { ReviewDetail } from '../../contract/review-state.ts';
import { instant } from '../../contract/time.ts';
import type { CallProblem } from '../api/call.ts';
import { isOpen, type Kept, type OpenReview, type ReviewState } from './reviewState.ts';
import type { Desk, Told } from './reviewStore.ts';
import { createWriter, type Writer } from './writer.ts';

export type FindingFields = Pick<
  Finding,
  'kind' | 'mark' | 'reasonHeard' | 'reasonAtMs' | 'exception' | 'note'
>;

/** A finding as the window holds it. `stored`: as the core has it; while it is being added, `writing`. */
export type Held = { stored: Kept; readonly writer: Writer<FindingFields> };

/** Hears why a new finding was not kept, and all that had been said of it by then. It is off the glass again. */
type OnRefusal = (problem: CallProblem, wanted: FindingFields) => void;

/** What a finding is added with, and what was said of it since: the core knows an id again by what it was added with. */
export type NewFinding = { readonly first: FindingFields; readonly since?: Partial<FindingFields> };

/** Puts a finding onto the glass, hollow, and writes it; refused, it is taken away again. Null: the review isn't open. */
export function holdNew(
  desk: Desk,
  id: string,
  { first, since = {} }: NewFinding,
  onRefusal: OnRefusal,
): Held | null {
  const { review } = desk.store.getState();
  if (review?.review.state !== 'open') return null;
  const now = instant(Date.now());
  const finding = { ...first, id, reviewId: review.review.id, createdAt: now, changedAt: now };
  const held = hold(desk, { finding, sent: 'writing', since: null }, (problem) => {
    takeAway(desk, id);
    onRefusal(problem, { ...first, ...held.writer.wanted() });
  });
  held.writer.want(first);
  if (Object.keys(since).length > 0) held.writer.want(since);
  show(desk, held);
  return held;
}

/** The finding that is shown under this id; null when there is none. */
export function heldOf(desk: Desk, id: string): Held | null {
  const held = desk.findings.get(id);
  if (held !== undefined) return held;
  const stored = desk.store.getState().review?.findings.find(({ finding }) => finding.id === id);
  return stored === undefined ? null : hold(desk, stored);
}

/** Wants a finding changed, shows it so at once, and writes it after `waitMs` of quiet. Text is shown by its own field. */
export function wantChange(desk: Desk, id: string, change: Partial<FindingFields>, waitMs = 0): Held | null {
  const held = heldOf(desk, id);
  if (held === null || !isOpen(desk.store.getState())) return null;
  held.writer.want(change, waitMs);
  if (Object.keys(change).some((name) => name !== 'note')) show(desk, held);
  return held;
}

function hold(desk: Desk, stored: Kept, refuse?: (problem: CallProblem) => void): Held {
  const held: Held = {
    stored,
    writer: createWriter<FindingFields>(
      (change) => write(desk, held, change, refuse),
      () => show(desk, held),
    ),
  };
  desk.findings.set(stored.finding.id, held);
  return held;
}

/** Adds a finding, or changes it where the core has it already. */
async function write(
  desk: Desk,
  held: Held,
  change: Partial<FindingFields>,
  refuse?: (problem: CallProblem) => void,
): Promise<boolean> {
  const { finding, sent } = held.stored;
  // Taken away meanwhile: nothing is written behind the reviewer's back.
  if (desk.findings.get(finding.id) !== held) return false;
  const fields = { ...fieldsOf(finding), ...change };
  const [id, findingId] = [finding.reviewId, finding.id];
  const outcome =
    sent === 'writing'
      ? await desk.call(deskApi.addFinding, { params: { id }, body: { ...fields, id: findingId } })
      : await desk.call(deskApi.changeFinding, { params: { id, findingId }, body: fields });
  desk.told.marks += 1;
  if (outcome.ok) held.stored = outcome.value;
  else if (sent === 'writing') refuse?.(outcome.problem);
  else
    desk.complain(
      'The change to the finding was not kept yet.',
      outcome.problem,
      () => void held.writer.flush(),
    );
  return outcome.ok;
}

/** What is said of a finding, apart from when and where it is kept. */
export function fieldsOf({ kind, mark, reasonHeard, reasonAtMs, exception, note }: Finding): FindingFields {
  return { kind, mark, reasonHeard, reasonAtMs, exception, note };
}

/** A finding as it is to be seen: with all that is wanted of it, and hollow until the core has that. */
function shown({ stored, writer }: Held): Kept {
  const wanted = writer.wanted();
  if (Object.keys(wanted).length === 0) return stored;
  return { finding: { ...stored.finding, ...wanted }, sent: 'writing', since: null };
}

function show(desk: Desk, held: Held): void {
  const { id, reviewId } = held.stored.finding;
  if (desk.findings.get(id) !== held) return;
  desk.store.setState(({ review }) => {
    if (review?.review.id !== reviewId) return {};
    const others = review.findings.filter(({ finding }) => finding.id !== id);
    return { review: { ...review, findings: inOrder([...others, shown(held)]) } };
  });
}

/** Takes a finding off the glass: it was removed, or never kept. */
export function takeAway(desk: Desk, findingId: string): void {
  desk.findings.delete(findingId);
  desk.store.setState(({ review, selected, editing, running }) => ({
    review:
      review === null
        ? null
        : { ...review, findings: review.findings.filter(({ finding }) => finding.id !== findingId) },
    selected: selected === findingId ? null : selected,
    editing: editing === findingId ? null : editing,
    running: running.filter(({ id }) => id !== findingId),
  }));
}

/**
 * Shows the review as the core has it, with the marks that are on their way. `since`: what `told` was when the core was
 * asked; where another answer came meanwhile, that part stays as it is shown. `more` changes with it.
 */
export function takeReview(
  desk: Desk,
  review: ReviewDetail,
  since: Told,
  more: Partial<ReviewState> = {},
): void {
  const before = desk.store.getState().review;
  const same = before?.review.id === review.review.id ? before : null;
  const newest = (part: keyof Told): OpenReview | ReviewDetail =>
    same !== null && desk.told[part] !== since[part] ? same : review;
  const findings = newest('marks') === same ? same.findings : merged(desk, review);
  const fields = newest('fields');
  // The same form is the same object: its questions aren't drawn anew.
  const isSameForm = same?.form.id === review.form.id && same.form.version === review.form.version;
  desk.store.setState({
    ...more,
    review: {
      ...review,
      review: fields.review,
      sent: fields.sent,
      findings,
      answers: newest('answers').answers,
      reclassification: newest('reclassification').reclassification,
      form: isSameForm ? same.form : review.form,
    },
  });
}

function merged(desk: Desk, review: ReviewDetail): OpenReview['findings'] {
  const told = review.findings.map((kept) => {
    const held = desk.findings.get(kept.finding.id);
    if (held === undefined) return kept;
    held.stored = kept;
    return shown(held);
  });
  const ids = new Set(told.map(({ finding }) => finding.id));
  const coming = [...desk.findings.values()].filter(
    ({ stored: { finding, sent } }) =>
      sent === 'writing' && finding.reviewId === review.review.id && !ids.has(finding.id),
  );
  return inOrder([...told, ...coming.map(shown)]);
}

function inOrder(findings: readonly Kept[]): readonly Kept[] {
  return findings.toSorted((a, b) => a.finding.mark.startMs - b.finding.mark.startMs);
}
