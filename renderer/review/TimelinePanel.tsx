import { useMemo } from 'react';
import type { Sound } from '../reading/soundStore.ts';
import { dispatchMarks } from '../timeline/dispatchMarks.ts';
import type { Held } from '../timeline/FindingsLane.tsx';
import { Timeline } from '../timeline/Timeline.tsx';
import type { TimelineFinding, TimelineModel } from '../timeline/timelineModel.ts';
import { findingWords } from './findingWords.ts';
import { colourOf, groupOf, isNote } from './kinds.ts';
import { exactly, withEdge } from './marks.ts';
import { isOpen } from './reviewState.ts';
import { usePlayer, useReview, useSession, useSound, useWatched } from './session.ts';
import { useFindingKinds } from './useFindingKinds.ts';

/** The timeline of this review: what the record, the dispatches, the findings and the watching say, on one clock. */
export function TimelinePanel() {
  const { player, review, zoom } = useSession();
  const detail = useReview((state) => state.detail);
  const kept = useReview((state) => state.review?.findings);
  const open = useReview(isOpen);
  const running = useReview((state) => state.running);
  const selected = useReview((state) => state.selected);
  const playerMs = usePlayer((state) => state.durationMs);
  const watched = useWatched((state) => state.stretches);
  const sound = useSound((state) => state.shape);
  const speech = useSound((state) => state.speech);
  const listening = useSound(listeningShare);
  const kinds = useFindingKinds();

  const dispatch = useMemo(() => (detail === null ? [] : dispatchMarks(detail)), [detail]);
  const findings = useMemo(
    (): readonly TimelineFinding[] =>
      (kept ?? []).map(({ finding, sent }) => ({
        id: finding.id,
        startMs: finding.mark.startMs,
        endMs: finding.mark.endMs,
        colour: colourOf(groupOf(kinds, finding.kind)),
        text: findingWords(finding, kinds, detail),
        lane: isNote(kinds, finding.kind) ? 'notes' : 'findings',
        isKept: sent !== 'writing',
        isRunning: running.some(({ id }) => id === finding.id),
      })),
    [kept, kinds, detail, running],
  );
  const model = useMemo(
    (): TimelineModel => ({
      durationMs: detail?.video.durationMs || playerMs || 1,
      activationMs:
        detail === null || detail.video.activatedAt === null
          ? null
          : detail.video.activatedAt - detail.video.recordedAt,
      bufferHasAudio: detail?.video.bufferHasAudio ?? false,
      hasSound:
        detail === null || detail.video.media === null ? null : detail.video.media.audioCodec !== null,
      sound,
      speech,
      listening,
      muted: detail?.video.muted ?? [],
      watched,
      dispatch,
      findings,
    }),
    [detail, playerMs, watched, dispatch, findings, sound, speech, listening],
  );

  const select = (id: string): void => {
    const finding = kept?.find((one) => one.finding.id === id)?.finding;
    review.select(id);
    if (finding !== undefined) player.seekToMark(finding.mark.startMs, finding.mark.startFrame);
  };
  const move = (held: Held, atMs: number): void => {
    const mark = kept?.find((one) => one.finding.id === held.id)?.finding.mark;
    if (mark === undefined) return;
    const to = exactly(player.frameTimeAt(atMs));
    review.changeFinding(held.id, { mark: withEdge(mark, held.edge, to, model.durationMs) });
  };
  return (
    <Timeline
      player={player}
      model={model}
      selected={selected}
      onSelect={select}
      onMoved={open ? move : null}
      zoom={zoom}
    />
  );
}

/** Half of it for what the sound looks like, half for where somebody speaks; null when the desk isn't listening. */
function listeningShare({ state, shapeDone, speechDone }: Sound): number | null {
  return state === 'listening' ? (shapeDone + speechDone) / 2 : null;
}
