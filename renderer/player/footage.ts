import type { z } from 'zod';
import type { Playback } from '../../contract/library-state.ts';
import type { Trouble } from '../../contract/nouns/review.ts';
import { Problem } from '../../contract/problem.ts';
import { clockText, ms } from '../../contract/time.ts';
import type { Source } from './engine.ts';

type Told = Omit<Problem, 'code'> & { readonly code: string };

/** Where the footage of a video stands before a picture can come. */
export type Footage =
  | { readonly state: 'asking' }
  | { readonly state: 'playable'; readonly source: Source; readonly sha256: string }
  /** Weather: it will be asked for again when the network is back. */
  | { readonly state: 'away'; readonly problem: Told }
  /** It can't be shown, and that is a fact about the video. */
  | { readonly state: 'unavailable'; readonly trouble: Trouble; readonly problem: Told };

export function playableFrom(playback: z.infer<typeof Playback>): Footage {
  return { state: 'playable', source: sourceOf(playback), sha256: playback.sha256 };
}

/** No weather and no fault: it is there again once the screen is shown again. */
export function isConcealed(code: string): boolean {
  return code === 'concealed' || code === 'not-signed-in';
}

/** Where the window finds it. */
export function sourceOf({ handle, kind }: z.infer<typeof Playback>): Source {
  return { url: kind === 'hls' ? `/media/${handle}/index.m3u8` : `/media/${handle}`, kind };
}

/** What a refusal to play means: a fact about the video, or weather. */
export function footageFrom(problem: Told): Footage {
  const code = troubleByProblem[problem.code];
  if (code === undefined) return { state: 'away', problem };
  return { state: 'unavailable', problem, trouble: { code, atMs: null, says: problem.title.slice(0, 300) } };
}

const troubleByProblem: Readonly<Record<string, Trouble['code'] | undefined>> = {
  'footage-closed': 'closed',
  'footage-missing': 'missing',
  'footage-altered': 'hash-mismatch',
};

/**
 * The browser only says "network" or "can't be decoded"; the host knows why. Asks it for one byte: `fine` when the
 * footage is there, `damaged` when it is, but a part of the copy that was taken along is not as it was written, `gone` when
 * the handle isn't good any more (ask for a new one), or what stands in the way.
 */
export async function askHost(
  url: string,
  ask: typeof fetch = fetch,
): Promise<'fine' | 'damaged' | 'gone' | Footage> {
  try {
    const response = await ask(url, { headers: { range: 'bytes=0-0' }, cache: 'no-store' });
    if (response.ok) {
      await response.body?.cancel();
      return response.headers.has('x-footage-damaged-at') ? 'damaged' : 'fine';
    }
    const parsed = Problem.safeParse(await response.json().catch(() => null));
    if (!parsed.success) return { state: 'away', problem: unreadable };
    return parsed.data.code === 'not-found' ? 'gone' : footageFrom(parsed.data);
  } catch {
    return { state: 'away', problem: unreadable };
  }
}

const unreadable: Told = {
  code: 'engine-away',
  title: 'The footage could not be read.',
  todo: 'It is tried again by itself in a moment. Your marks are kept.',
};

/** Where a picture stopped, for a trouble that the host reported in the middle of a clip. */
export function at(trouble: Trouble, placeMs: number): Trouble {
  return { ...trouble, atMs: ms(placeMs) };
}

/** The copy on this desk breaks off here. */
export function damageAt(placeMs: number): Trouble {
  const says = `The copy on this desk is damaged at ${clockText(placeMs)} and stops there. To see all of it, press “Try again” beside its item in the sample.`;
  return { code: 'corrupt', atMs: ms(placeMs), says };
}
