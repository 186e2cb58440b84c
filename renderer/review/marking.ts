import { deskApi } from '../../contract/desk-api.ts';
import type { Finding, Mark } from '../../contract/nouns/finding.ts';
import { clockText, ms } from '../../contract/time.ts';
import type { FrameTime } from '../player/player.ts';
import type { Kept } from './reviewState.ts';
import type { Desk } from './reviewStore.ts';
import { createWriter, type Writer } from './writer.ts';

export type FindingFields = Pick<
  Finding,
  'kind' | 'mark' | 'reasonHeard' | 'reasonAtMs' | 'exception' | 'note'
>;

/** A mark at one moment: the picture that was on the glass. Kept inside the clip, whose record may end a little earlier. */
export function markAt({ ms: place, frame }: FrameTime, durationMs: number): Mark {
  const startMs = ms(Math.min(Math.max(0, place), durationMs));
  return { startMs, endMs: null, startFrame: frame, endFrame: null, rawStartMs: startMs, rawEndMs: null };
}

/** Moves one end of a mark to another frame. An end that would come before the start, or a start after the end, turns them round. */
export function withEdge(
  mark: Mark,
  edge: 'start' | 'end',
  { ms: place, frame }: FrameTime,
  durationMs: number,
): Mark {
  const at = ms(Math.min(Math.max(0, place), durationMs));
  const start =
    edge === 'start'
      ? { ms: at, frame, raw: at }
      : { ms: mark.startMs, frame: mark.startFrame, raw: mark.rawStartMs };
  const end =
    edge === 'end'
      ? { ms: at, frame, raw: at }
      : mark.endMs === null
        ? null
        : { ms: mark.endMs, frame: mark.endFrame, raw: mark.rawEndMs };
  const [first, last] = end !== null && end.ms < start.ms ? [end, start] : [start, end];
  return {
    startMs: first.ms,
    startFrame: first.frame,
    rawStartMs: first.raw,
    endMs: last?.ms ?? null,
    endFrame: last?.frame ?? null,
    rawEndMs: last?.raw ?? null,
  };
}

/** Tags what is on the glass now, and opens its card. The moment is taken first, before anything waits. */
export function tagFinding(desk: Desk) {
  return async (kind: string, label: string): Promise<boolean> => {
    const moment = desk.frameTime();
    const { review, detail } = desk.store.getState();
    if (review === null || detail === null || review.review.state !== 'open') return false;
    const body = {
      id: desk.ids(),
      kind,
      mark: markAt(moment, detail.video.durationMs),
      reasonHeard: null,
      reasonAtMs: null,
      exception: null,
      note: '',
    };
    const keep = async (): Promise<boolean> => {
      const outcome = await desk.call(deskApi.addFinding, { params: { id: review.review.id }, body });
      if (outcome.ok) {
        put(desk, outcome.value);
        desk.store.setState({ selected: body.id, editing: body.id });
        return true;
      }
      desk.complain(
        `${label} at ${clockText(body.mark.startMs)} was not kept.`,
        outcome.problem,
        () => void keep(),
      );
      return false;
    };
    return await keep();
  };
}

/** Changes fields of a finding, `waitMs` after the last change. Changes to one finding never overtake one another. */
export function changeFinding(desk: Desk) {
  return (id: string, change: Partial<FindingFields>, waitMs = 0): void =>
    writerOf(desk, id).want(change, waitMs);
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
  const kept = review?.findings.find(({ finding }) => finding.id === findingId);
  if (review === null || kept === undefined || review.review.state !== 'open') return true;
  const { kind, mark, reasonHeard, reasonAtMs, exception, note } = kept.finding;
  const body = { kind, mark, reasonHeard, reasonAtMs, exception, note, ...change };
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
    const { review } = desk.store.getState();
    if (review === null) return false;
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
    }));
    return true;
  };
}

function put(desk: Desk, kept: Kept): void {
  desk.store.setState((state) => {
    if (state.review === null) return {};
    const others = state.review.findings.filter(({ finding }) => finding.id !== kept.finding.id);
    const findings = [...others, kept].toSorted((a, b) => a.finding.mark.startMs - b.finding.mark.startMs);
    return { review: { ...state.review, findings } };
  });
}
