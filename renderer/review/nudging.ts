import type { Mark } from '../../contract/nouns/finding.ts';
import { exactly, withEdge } from './marks.ts';
import type { ReviewSession } from './session.ts';

/** Moves one end of a finding by one frame: shows that frame first, so that one sees what one marks. */
export async function nudgeEdge(
  session: ReviewSession,
  id: string,
  edge: 'start' | 'end',
  direction: 1 | -1,
): Promise<void> {
  const mark = markOf(session, id);
  if (mark === null) return;
  const [at, frame] =
    edge === 'start'
      ? [mark.startMs, mark.startFrame]
      : [mark.endMs ?? mark.startMs, mark.endFrame ?? mark.startFrame];
  if (session.player.frameTime().frame.pts !== frame?.pts) await session.player.showMark(at, frame);
  await session.player.step(direction);
  setEdgeHere(session, id, edge);
}

/** One end of a finding goes where the picture is. */
export function setEdgeHere(session: ReviewSession, id: string, edge: 'start' | 'end'): void {
  const mark = markOf(session, id);
  const { detail } = session.review.store.getState();
  if (mark === null || detail === null) return;
  const moved = withEdge(mark, edge, exactly(session.player.frameTime()), detail.video.durationMs);
  session.review.changeFinding(id, { mark: moved });
}

function markOf({ review }: ReviewSession, id: string): Mark | null {
  return (
    review.store.getState().review?.findings.find(({ finding }) => finding.id === id)?.finding.mark ?? null
  );
}
