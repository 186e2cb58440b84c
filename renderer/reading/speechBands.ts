import type { Band } from './soundShape.ts';

/** Samples per second and per window of the speech detector (Silero VAD, versions 5 and 6, at 16 kHz). */
export const speechRate = 16_000;
export const speechWindow = 512;
/** The detector hears the end of the window before with each window. */
export const speechContext = 64;

/** Probability at which speech begins, and below which it ends; and the shortest speech and pause that count. As Silero's own `get_speech_timestamps`, but with longer pauses bridged: a reviewer wants to see who speaks where, not syllables. */
const begins = 0.5;
const ends = 0.35;
const shortestMs = 250;
const bridgedMs = 600;

/** Where somebody speaks, from the probability of speech in each window, the first of which begins with the clip. */
export function speechBandsFrom(probabilities: ArrayLike<number>): readonly Band[] {
  const windowMs = (speechWindow / speechRate) * 1000;
  const bands: { startMs: number; endMs: number }[] = [];
  let since: number | null = null;
  for (let window = 0; window <= probabilities.length; window += 1) {
    const probability = window < probabilities.length ? (probabilities[window] ?? 0) : 0;
    if (since === null && probability >= begins) since = window;
    if (since === null || probability >= ends) continue;
    const band = { startMs: since * windowMs, endMs: window * windowMs };
    const last = bands.at(-1);
    if (last !== undefined && band.startMs - last.endMs <= bridgedMs) last.endMs = band.endMs;
    else bands.push(band);
    since = null;
  }
  return bands.filter(({ startMs, endMs }) => endMs - startMs >= shortestMs);
}

/** Milliseconds of speech within a stretch of the clip. */
export function speechWithin(bands: readonly Band[], startMs: number, endMs: number): number {
  return bands.reduce(
    (sum, band) => sum + Math.max(0, Math.min(endMs, band.endMs) - Math.max(startMs, band.startMs)),
    0,
  );
}
