import type { z } from 'zod';
import type { Playback } from '../../contract/library-state.ts';
import type { Outcome } from '../api/call.ts';
import { createEngine, type Engine } from '../player/engine.ts';
import { sourceOf } from '../player/footage.ts';

type Playable = z.infer<typeof Playback>;
type Known = { readonly playback: Playable; readonly atMs: number };

/** What was asked for before it was needed. It only ever holds videos that this reviewer has a duty for. */
export type Ahead = ReturnType<typeof createAhead>;

/** An answer older than this isn't relied on, in milliseconds. The central is asked again with every byte anyway. */
const goodFor = 5 * 60_000;
/** Videos at the most. */
const mostKnown = 30;

/**
 * Asks for the footage of what will probably be opened next, so that opening it can begin with the picture. The
 * videos given must be ones that this reviewer has a duty for: where there is none, the purpose is asked first.
 * `now` is a clock in milliseconds.
 */
export function createAhead(
  ask: (videoId: string) => Promise<Outcome<Playable>>,
  now: () => number = () => performance.now(),
  makeEngine: () => Engine = createEngine,
) {
  const answers = new Map<string, Known>();
  let wished: readonly string[] = [];
  let asking = false;
  let begun: { readonly videoId: string; readonly engine: Engine } | null = null;

  function known(videoId: string): Playable | null {
    const found = answers.get(videoId);
    return found !== undefined && now() - found.atMs < goodFor ? found.playback : null;
  }

  function keep(videoId: string, playback: Playable): void {
    answers.delete(videoId);
    answers.set(videoId, { playback, atMs: now() });
    for (const oldest of [...answers.keys()].slice(0, -mostKnown)) answers.delete(oldest);
  }

  /** One after the other, so that what the reviewer really does never waits behind it. */
  async function askOnward(): Promise<void> {
    if (asking) return;
    asking = true;
    const tried = new Set<string>();
    for (let next = nextOf(tried); next !== undefined; next = nextOf(tried)) {
      tried.add(next);
      const outcome = await ask(next);
      if (outcome.ok) keep(next, outcome.value);
      else answers.delete(next);
    }
    asking = false;
  }

  function nextOf(tried: ReadonlySet<string>): string | undefined {
    return wished.find((videoId) => !tried.has(videoId) && known(videoId) === null);
  }

  return {
    /** Asks for these, the most probable first; what was wished for before and isn't asked yet is dropped. */
    expect: (videoIds: readonly string[]): void => {
      wished = videoIds;
      void askOnward();
    },
    known,
    keep,
    forget: (videoId: string): void => {
      answers.delete(videoId);
    },
    /** Begins to load a video that is being opened, where its footage is known. Said twice, it begins once. */
    begin: (videoId: string): void => {
      const playback = known(videoId);
      if (begun?.videoId === videoId || playback === null) return;
      begun?.engine.dispose();
      begun = { videoId, engine: makeEngine() };
      begun.engine.load(sourceOf(playback));
    },
    /** The engine that has begun with this video, handed over; a new one where none has. */
    engineFor: (videoId: string): Engine => {
      const engine = begun?.videoId === videoId ? begun.engine : makeEngine();
      if (begun?.videoId === videoId) begun = null;
      return engine;
    },
  };
}
