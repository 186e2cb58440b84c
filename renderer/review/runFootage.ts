import type { Trouble } from '../../contract/nouns/review.ts';
import { askHost, damageAt } from '../player/footage.ts';
import type { Player } from '../player/player.ts';
import { watchForTrouble } from '../player/troubleWatch.ts';
import type { ReviewSession } from './session.ts';

/** Waiting for data longer than this is worth a question to the host, in milliseconds. */
const stallPatience = 5000;
/** Who looks for a place seeks several times; listening goes on when no seek has come for so long, in milliseconds. */
const seekPause = 700;

/**
 * Joins the footage and the player: opens it when it may be played, says what is wrong with the picture, and finds
 * out why data stopped coming. The answer stops it.
 */
export function runFootage({ player, review, watching, sound }: ReviewSession): () => void {
  const { store } = review;
  const ending = new AbortController();
  let resumeMs = 0;
  let opened: string | null = null;
  let watchedUrl: string | null = null;
  let stopWatchingTrouble: (() => void) | null = null;
  let stopCoverage: (() => void) | null = null;
  let stalled: ReturnType<typeof setTimeout> | undefined;
  let seekOver: ReturnType<typeof setTimeout> | undefined;

  const stopReview = store.subscribe(follow);
  const stopPlayer = player.store.subscribe((now, before) => {
    if (now.error !== null && now.error !== before.error) void ask(true);
    if (now.seeking !== before.seeking) restWhileSeeking(now.seeking);
    if (now.phase === before.phase) return;
    if (now.phase === 'ready') listen();
    clearTimeout(stalled);
    if (now.phase === 'stalled' || now.phase === 'loading')
      stalled = setTimeout(() => void ask(false), stallPatience);
  });
  follow();

  function follow(): void {
    const { phase, footage, detail, review: open } = store.getState();
    if (stopCoverage === null && open !== null) stopCoverage = watching.begin(open.review.watched);
    if (phase === 'purpose' && footage.state === 'asking' && opened !== null) {
      opened = null;
      player.close();
    }
    if (footage.state !== 'playable') return;
    const { url } = footage.source;
    if (opened !== url) {
      opened = url;
      watchedUrl = null;
      stopWatchingTrouble?.();
      player.open(footage.source, footage.sha256, resumeMs);
    }
    // The picture doesn't wait for the record, but only the record tells what is wrong with a picture.
    if (detail === null || watchedUrl === url) return;
    watchedUrl = url;
    const known = { media: detail.video.media, recordMs: detail.video.durationMs };
    stopWatchingTrouble = watchForTrouble(player, known, store.getState().trouble, say);
    if (player.store.getState().phase === 'ready') listen();
  }

  /** What can't be opened may be no video, or no footage: "can't be played" is said only where the footage is fine. */
  async function say(trouble: Trouble | null): Promise<void> {
    const isOfOpening = trouble !== null && player.store.getState().error?.code === 4;
    if (isOfOpening && !(await isFine())) return;
    if (!ending.signal.aborted) review.setTrouble(trouble);
  }

  async function isFine(): Promise<boolean> {
    const { footage } = store.getState();
    return footage.state === 'playable' && (await askHost(footage.source.url)) === 'fine';
  }

  function restWhileSeeking(seeking: boolean): void {
    clearTimeout(seekOver);
    if (seeking) sound.rest(true);
    else seekOver = setTimeout(() => sound.rest(false), seekPause);
  }

  function listen(): void {
    const { footage, detail } = store.getState();
    if (footage.state !== 'playable' || detail === null || sound.store.getState().state !== 'off') return;
    const { durationMs, media } = detail.video;
    if (footage.source.kind === 'progressive' && media !== null && media.audioCodec !== null)
      sound.open(footage.source.url, durationMs);
  }

  /** Asks the host why playback stopped; where it is weather or a new handle, playback goes on from the same place. */
  async function ask(failed: boolean): Promise<void> {
    const { footage } = store.getState();
    if (footage.state !== 'playable') return;
    const answer = await askHost(footage.source.url);
    if (ending.signal.aborted || store.getState().footage !== footage) return;
    if (answer === 'damaged') {
      if (store.getState().trouble === null) review.setTrouble(damageAt(lastPlace(player)));
      return;
    }
    if (answer === 'fine') {
      if (failed && player.store.getState().error?.code === 2) reopen(player);
      return;
    }
    resumeMs = player.timeMs();
    if (answer !== 'gone') {
      opened = null;
      review.takeFootage(answer);
      return;
    }
    await review.askFootage();
    // The handle may be the one it was.
    if (!ending.signal.aborted && opened === footage.source.url) openAnew();
  }

  function reopen({ timeMs }: Player): void {
    resumeMs = timeMs();
    openAnew();
  }

  function openAnew(): void {
    opened = null;
    follow();
  }

  return () => {
    ending.abort();
    stopReview();
    stopPlayer();
    clearTimeout(stalled);
    clearTimeout(seekOver);
    stopWatchingTrouble?.();
    stopCoverage?.();
    sound.close();
  };
}

/** How far there was something to play from where it plays: reading ahead meets the damage before the picture does. */
function lastPlace({ store, timeMs }: Player): number {
  const now = timeMs();
  const around = store.getState().buffered.find(({ startMs, endMs }) => startMs <= now && now <= endMs);
  return Math.round(around?.endMs ?? now);
}
