import { askHost } from '../player/footage.ts';
import type { Player } from '../player/player.ts';
import { watchForTrouble } from '../player/troubleWatch.ts';
import type { ReviewSession } from './session.ts';

/** Waiting for data longer than this is worth a question to the host, in milliseconds. */
const stallPatience = 5000;

/**
 * Joins the footage and the player: opens it when it may be played, says what is wrong with the picture, and finds
 * out why data stopped coming. The answer stops it.
 */
export function runFootage({ player, review, watching }: ReviewSession): () => void {
  const { store } = review;
  const ending = new AbortController();
  let resumeMs = 0;
  let opened: string | null = null;
  let stopWatchingTrouble: (() => void) | null = null;
  let stopCoverage: (() => void) | null = null;
  let stalled: ReturnType<typeof setTimeout> | undefined;

  const stopReview = store.subscribe(follow);
  const stopPlayer = player.store.subscribe((now, before) => {
    if (now.error !== null && now.error !== before.error) void ask(true);
    if (now.phase === before.phase) return;
    clearTimeout(stalled);
    if (now.phase === 'stalled' || now.phase === 'loading')
      stalled = setTimeout(() => void ask(false), stallPatience);
  });
  follow();

  function follow(): void {
    const { footage, detail, review: open } = store.getState();
    if (stopCoverage === null && open !== null) stopCoverage = watching.begin(open.review.watched);
    if (footage.state !== 'playable' || detail === null || opened === footage.source.url) return;
    opened = footage.source.url;
    stopWatchingTrouble?.();
    player.open(footage.source, hashOf(detail), resumeMs);
    const known = { media: detail.video.media, recordMs: detail.video.durationMs };
    stopWatchingTrouble = watchForTrouble(player, known, store.getState().trouble, review.setTrouble);
  }

  /** Asks the host why playback stopped; where it is weather or a new handle, playback goes on from the same place. */
  async function ask(failed: boolean): Promise<void> {
    const { footage } = store.getState();
    if (footage.state !== 'playable') return;
    const answer = await askHost(footage.source.url);
    if (ending.signal.aborted || store.getState().footage !== footage) return;
    if (answer === 'fine') {
      if (failed && player.store.getState().error?.code === 2) reopen(player);
      return;
    }
    resumeMs = player.timeMs();
    opened = null;
    if (answer === 'gone') await review.askFootage();
    else store.setState({ footage: answer });
  }

  function reopen({ timeMs }: Player): void {
    resumeMs = timeMs();
    opened = null;
    follow();
  }

  return () => {
    ending.abort();
    stopReview();
    stopPlayer();
    clearTimeout(stalled);
    stopWatchingTrouble?.();
    stopCoverage?.();
  };
}

function hashOf({
  video,
}: {
  readonly video: {
    readonly media: { readonly sha256: string; readonly playedSha256: string | null } | null;
  };
}): string | null {
  return video.media?.playedSha256 ?? video.media?.sha256 ?? null;
}
