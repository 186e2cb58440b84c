import type { Dispatch } from '../../contract/nouns/dispatch.ts';
import { spanText } from '../../contract/time.ts';
import type { Handlers } from '../keyboard/commands.ts';
import { nextSpeed } from '../player/playerState.ts';
import type { Band } from '../reading/soundShape.ts';
import { say } from '../ui/notice-store.ts';
import { focusFindingRow } from './findingFocus.ts';
import type { playKeys } from './reviewKeys.ts';
import type { ReviewSession } from './session.ts';

/** What the playback commands do. */
export function playHandlers(session: ReviewSession): Handlers<typeof playKeys> {
  const { player, review, zoom, sound, silenceSkip } = session;
  const by = (seconds: number) => () => player.seekTo(player.timeMs() + seconds * 1000);
  const speed = (direction: 1 | -1) => () =>
    player.setSpeed(nextSpeed(player.store.getState().speed, direction));
  const to = (place: (clip: Clip) => number | null) => () => {
    const { detail } = review.store.getState();
    const at = detail === null ? null : place({ ...detail.video, call: detail.timings[0]?.dispatch ?? null });
    if (at !== null) player.seekTo(at);
  };
  /** An instant of the call, on the clip; a press without such a time says so instead of doing nothing. */
  const toCall = (name: string, instant: (call: Dispatch) => number | null) =>
    to(({ call, recordedAt, durationMs }) => {
      const at = call === null ? null : instant(call);
      const place = at === null ? null : at - recordedAt;
      if (place === null) say(`The record has no time of ${name}.`);
      else if (place < 0 || place > durationMs)
        say(
          `The ${name} was ${spanText(place < 0 ? -place : place - durationMs)} ${place < 0 ? 'before' : 'after'} this recording.`,
        );
      else return place;
      return null;
    });
  const toNext = (bands: () => readonly Band[] | null, what: string) => () => {
    const next = bands()?.find(({ startMs }) => startMs > player.timeMs() + 50);
    if (next === undefined) say(`There is no ${what} after this place.`);
    else player.seekTo(next.startMs);
  };
  return {
    'play.toggle': player.toggle,
    'play.back': by(-5),
    'play.on': by(5),
    'play.backSecond': by(-1),
    'play.onSecond': by(1),
    'frame.back': ({ repeat }) => void player.step(-1, repeat),
    'frame.on': ({ repeat }) => void player.step(1, repeat),
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
    'jump.dispatch': toCall('dispatch', ({ dispatchedAt }) => dispatchedAt),
    'jump.arrival': toCall('arrival', ({ arrivedAt }) => arrivedAt),
    'jump.clear': toCall('clearing', ({ clearedAt }) => clearedAt),
    'jump.silence': toNext(() => sound.store.getState().shape?.silences ?? null, 'silence'),
    'jump.speech': toNext(() => sound.store.getState().speech, 'speech'),
    'play.skipSilence': () =>
      say(
        silenceSkip.toggle()
          ? 'Silences are jumped over; they don’t count as watched.'
          : 'Silences are played.',
      ),
    'play.loop': () => toggleLoop(session),
    'jump.previous': () => jumpToFinding({ player, review }, -1),
    'jump.next': () => jumpToFinding({ player, review }, 1),
    'zoom.in': () => zoom.current?.('in'),
    'zoom.out': () => zoom.current?.('out'),
    'zoom.all': () => zoom.current?.('all'),
  };
}

/** The chosen finding, again and again; a moment with two seconds around it. */
function toggleLoop({ review, loop }: ReviewSession): void {
  if (loop.store.getState().loop !== null) {
    loop.stop();
    return;
  }
  const { selected, review: open, detail } = review.store.getState();
  const mark = open?.findings.find(({ finding }) => finding.id === selected)?.finding.mark;
  if (mark === undefined || detail === null) {
    say('Choose a finding first; then it is played again and again.');
    return;
  }
  const [from, to] =
    mark.endMs === null ? [mark.startMs - 2000, mark.startMs + 2000] : [mark.startMs, mark.endMs];
  loop.start({ startMs: Math.max(0, from), endMs: Math.min(detail.video.durationMs, to) });
}

type Clip = {
  readonly recordedAt: number;
  readonly activatedAt: number | null;
  readonly durationMs: number;
  readonly call: Dispatch | null;
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
