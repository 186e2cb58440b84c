import type { Handlers } from '../keyboard/commands.ts';
import { nextSpeed } from '../player/playerState.ts';
import { focusFindingRow } from './findingFocus.ts';
import type { playKeys } from './reviewKeys.ts';
import type { ReviewSession } from './session.ts';

/** What the playback commands do. */
export function playHandlers({ player, review, zoom }: ReviewSession): Handlers<typeof playKeys> {
  const by = (seconds: number) => () => player.seekTo(player.timeMs() + seconds * 1000);
  const speed = (direction: 1 | -1) => () =>
    player.setSpeed(nextSpeed(player.store.getState().speed, direction));
  const to = (place: (clip: Clip) => number | null) => () => {
    const { detail } = review.store.getState();
    const at =
      detail === null
        ? null
        : place({ ...detail.video, arrivedAt: detail.timings[0]?.dispatch.arrivedAt ?? null });
    if (at !== null) player.seekTo(at);
  };
  return {
    'play.toggle': player.toggle,
    'play.back': by(-5),
    'play.on': by(5),
    'play.backSecond': by(-1),
    'play.onSecond': by(1),
    'frame.back': () => void player.step(-1),
    'frame.on': () => void player.step(1),
    'speed.slower': speed(-1),
    'speed.faster': speed(1),
    'speed.normal': () => player.setSpeed(1),
    'sound.mute': () => {
      const { volume, muted } = player.store.getState();
      player.setVolume(volume || 1, !(muted || volume === 0));
    },
    'jump.start': () => player.seekTo(0),
    'jump.end': to(({ durationMs }) => durationMs),
    'jump.activation': to(({ activatedAt, recordedAt }) =>
      activatedAt === null ? null : activatedAt - recordedAt,
    ),
    'jump.arrival': to(({ arrivedAt, recordedAt }) => (arrivedAt === null ? null : arrivedAt - recordedAt)),
    'jump.previous': () => jumpToFinding({ player, review }, -1),
    'jump.next': () => jumpToFinding({ player, review }, 1),
    'zoom.in': () => zoom.current?.('in'),
    'zoom.out': () => zoom.current?.('out'),
    'zoom.all': () => zoom.current?.('all'),
  };
}

type Clip = {
  readonly recordedAt: number;
  readonly activatedAt: number | null;
  readonly durationMs: number;
  readonly arrivedAt: number | null;
};

function jumpToFinding(
  { player, review }: Pick<ReviewSession, 'player' | 'review'>,
  direction: 1 | -1,
): void {
  const findings = review.store.getState().review?.findings.map(({ finding }) => finding) ?? [];
  const here = player.timeMs();
  const found =
    direction === 1
      ? findings.find(({ mark }) => mark.startMs > here + 20)
      : findings.findLast(({ mark }) => mark.startMs < here - 300);
  if (found === undefined) return;
  review.select(found.id);
  player.seekToMark(found.mark.startMs, found.mark.startFrame);
  if (review.store.getState().focusIn === 'findings') focusFindingRow(found.id);
}
