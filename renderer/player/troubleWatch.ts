import type { Trouble } from '../../contract/nouns/review.ts';
import type { Media } from '../../contract/nouns/video.ts';
import type { EngineError } from './engine.ts';
import { canPlay } from './media.ts';
import type { Player } from './player.ts';
import { isWithdrawn, type PlaybackError, type Sighting, troubleIn } from './trouble.ts';

const lookEvery = 250;
/** After the end, the last picture may still be on its way to the glass. */
const afterTheEnd = 1000;

type Known = { readonly media: Media | null; readonly recordMs: number };

/**
 * Looks at a player as it plays and reports trouble once; null when what was said is taken back. `before` is what was
 * said when the clip was open earlier. The answer stops it.
 */
export function watchForTrouble(
  player: Player,
  known: Known,
  before: Trouble | null,
  report: (trouble: Trouble | null) => void,
): () => void {
  const playable = known.media === null ? null : canPlay(known.media);
  let said = before;
  let passing = false;
  let pictures = 0;
  let lastPictureMs: number | null = null;
  let withoutPictureMs = 0;
  let looking = true;
  let jumped = false;
  let glanced = { wallMs: performance.now(), clockMs: 0, pictures: 0 };
  let late: ReturnType<typeof setTimeout> | undefined;

  const stopPictures = player.onPicture(({ seconds }) => {
    pictures += 1;
    lastPictureMs = seconds * 1000;
    withoutPictureMs = 0;
    looking = true;
    jumped = false;
  });
  const stopStates = player.store.subscribe((now, last) => {
    if (now.seeking) {
      withoutPictureMs = 0;
      jumped = true;
    }
    if (now.phase === 'ended' && last.phase !== 'ended') late = setTimeout(judge, afterTheEnd);
    const isNews =
      now.error !== last.error ||
      now.durationMs !== last.durationMs ||
      now.pictureWidth !== last.pictureWidth;
    if (isNews) judge();
  });
  const timer = setInterval(glance, lookEvery);

  function glance(): void {
    const video = player.video();
    if (video === null) return;
    const { playing, seeking, phase } = player.store.getState();
    const now = { wallMs: performance.now(), clockMs: video.currentTime * 1000, pictures };
    if (document.visibilityState !== 'visible') looking = false;
    const moved = playing && !seeking && phase === 'ready' && now.clockMs > glanced.clockMs;
    if (looking && moved && now.pictures === glanced.pictures)
      withoutPictureMs += now.wallMs - glanced.wallMs;
    glanced = now;
    if (playing) judge();
  }

  function judge(): void {
    const seen = sight();
    if (seen === null) return;
    if (said !== null && isWithdrawn(said, passing, seen)) {
      said = null;
      report(null);
    }
    const trouble = said === null || said.code === 'corrupt' ? troubleIn(seen) : null;
    // Damage leaves the rest to be looked at; a video that then shows nothing up to its end is worse.
    if (trouble === null || trouble.code === said?.code) return;
    said = trouble;
    passing = trouble.code === 'corrupt' && seen.error === null;
    report(trouble);
  }

  function sight(): Sighting | null {
    const video = player.video();
    const { phase, durationMs, pictureWidth, error } = player.store.getState();
    if (video === null || phase === 'empty') return null;
    return {
      ...known,
      mediaMs: durationMs,
      pictureWidth,
      pictures,
      lastPictureMs,
      playedWithoutPictureMs: withoutPictureMs,
      looking,
      jumped,
      atMs: (error === null ? null : damageMs(error)) ?? video.currentTime * 1000,
      ended: phase === 'ended',
      error: error === null ? null : errorOf(error),
      playable,
    };
  }

  return () => {
    stopPictures();
    stopStates();
    clearInterval(timer);
    clearTimeout(late);
  };
}

/** `MediaError` codes: 3 is a picture or sound that can't be decoded, 4 a file that can't be opened; 2 is the network's. */
function errorOf({ code }: EngineError): PlaybackError | null {
  if (code === 3) return 'decode';
  return code === 4 ? 'open' : null;
}

/** Decoders work ahead of what is shown. Chromium says where it met the damage: `{timestamp=8034104 …}`, in microseconds. */
function damageMs({ message }: EngineError): number | null {
  const found = /\btimestamp=(\d+)/.exec(message)?.[1];
  return found === undefined ? null : Math.round(Number(found) / 1000);
}
