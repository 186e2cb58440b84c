import { z } from 'zod';
import { keepAnalysis, readAnalysis } from './keptAnalysis.ts';
import { pack, unpack } from './packed.ts';
import type { Band, SoundShape } from './soundShape.ts';

/** To be raised with every change of what is found, or of how it is written down. */
const version = 1;

/** All that was found in a clip's sound; `none`: it has no sound that can be decoded here. */
export type FoundSound =
  | { readonly state: 'none' }
  | { readonly state: 'done'; readonly shape: SoundShape; readonly speech: readonly Band[] };

const Bands = z.array(z.object({ startMs: z.number(), endMs: z.number() })).readonly();
const Facts = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), durationMs: z.number() }),
  z.object({
    state: z.literal('done'),
    durationMs: z.number(),
    perSecond: z.number().positive(),
    parts: z.int().nonnegative(),
    silences: Bands,
    speech: Bands,
  }),
]);

/** Null: nothing is kept for a clip of this length. */
export async function readSoundFound(url: string, durationMs: number): Promise<FoundSound | null> {
  const packed = await readAnalysis(url, 'sound', version);
  return packed === null ? null : unpackSound(packed, durationMs);
}

export function keepSoundFound(url: string, durationMs: number, found: FoundSound): Promise<void> {
  return keepAnalysis(url, 'sound', version, packSound(found, durationMs));
}

export function packSound(found: FoundSound, durationMs: number): Uint8Array<ArrayBuffer> {
  if (found.state === 'none') return pack({ state: 'none', durationMs }, []);
  const { perSecond, peaks, silences } = found.shape;
  const facts: z.infer<typeof Facts> = {
    state: 'done',
    durationMs,
    perSecond,
    parts: peaks.length,
    silences,
    speech: found.speech,
  };
  return pack(facts, [peaks]);
}

export function unpackSound(packed: Uint8Array<ArrayBuffer>, durationMs: number): FoundSound | null {
  const unpacked = unpack(packed);
  const parsed = Facts.safeParse(unpacked?.facts);
  if (unpacked === null || !parsed.success || parsed.data.durationMs !== durationMs) return null;
  if (parsed.data.state === 'none') return { state: 'none' };
  const { perSecond, parts, silences, speech } = parsed.data;
  const peaks = unpacked.bytes.slice();
  return peaks.length === parts ? { state: 'done', shape: { perSecond, peaks, silences }, speech } : null;
}
