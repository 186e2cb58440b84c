import type { Mark } from '../../contract/nouns/finding.ts';
import { ms } from '../../contract/time.ts';
import type { FrameTime } from '../player/glass.ts';

/** A moment as the key was pressed, and as it is meant: earlier by the reviewer's reaction, while the clip was moving. */
export type Moment = { readonly raw: FrameTime; readonly meant: FrameTime };

/** A moment that is meant exactly as it is: a frame that was stepped or dragged to. */
export function exactly(at: FrameTime): Moment {
  return { raw: at, meant: at };
}

/**
 * What a press means. `reactionMs` is how long this reviewer takes to press a key for what is seen, on the wall clock;
 * the clip moves `speed` times as far meanwhile. Paused, the frame on the glass is what is meant.
 */
export function momentOf(
  player: {
    readonly frameTime: () => FrameTime;
    readonly frameTimeAt: (atMs: number) => FrameTime;
    readonly store: { readonly getState: () => { readonly playing: boolean; readonly speed: number } };
  },
  reactionMs: number,
): Moment {
  const raw = player.frameTime();
  const { playing, speed } = player.store.getState();
  if (!playing || reactionMs <= 0) return exactly(raw);
  return { raw, meant: player.frameTimeAt(Math.max(0, raw.ms - reactionMs * speed)) };
}

/** A mark that begins at a moment. Kept inside the clip, whose record may end a little earlier. */
export function markFrom({ raw, meant }: Moment, durationMs: number): Mark {
  return {
    startMs: within(meant.ms, durationMs),
    endMs: null,
    startFrame: meant.frame,
    endFrame: null,
    rawStartMs: within(raw.ms, durationMs),
    rawEndMs: null,
  };
}

/** Moves one end of a mark to another moment. An end that would come before the start, or a start after the end, turns them round. */
export function withEdge(
  mark: Mark,
  edge: 'start' | 'end',
  { raw, meant }: Moment,
  durationMs: number,
): Mark {
  const moved = { ms: within(meant.ms, durationMs), frame: meant.frame, raw: within(raw.ms, durationMs) };
  const start = edge === 'start' ? moved : { ms: mark.startMs, frame: mark.startFrame, raw: mark.rawStartMs };
  const end =
    edge === 'end'
      ? moved
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

function within(atMs: number, durationMs: number) {
  return ms(Math.round(Math.min(Math.max(0, atMs), durationMs)));
}
