/** A stretch of a clip in milliseconds. */
export type Band = { readonly startMs: number; readonly endMs: number };

/** What a clip sounds like from afar: enough to draw it, and to find the quiet parts. */
export type SoundShape = {
  /** Peaks per second. */
  readonly perSecond: number;
  /** Loudest sample of each part of the clip, 0–255, from the clip's first moment. */
  readonly peaks: Uint8Array<ArrayBuffer>;
  /** Quiet parts of two seconds or more, in order; parts without any sound data are quiet too. */
  readonly silences: readonly Band[];
};

export const peaksPerSecond = 50;

/** A part is quiet below this level, whatever the room; a level in dBFS (0 = full scale). */
const surelyQuiet = -55;
/** Never called quiet above this, however loud the rest is: a siren that goes on for the whole clip isn't silence. */
const neverQuiet = -35;
/** So far above the quietest tenth of the clip a part still counts as the room's own noise, in dB. */
const aboveFloor = 6;
const shortestSilenceMs = 2000;
/** A click or a rustle shorter than this doesn't end a silence. */
const bridgedMs = 120;

/** Takes a clip's sound piece by piece, in constant memory, and says what it looks like. */
export function createSoundShape() {
  let peaks = new Float32Array(peaksPerSecond * 60);
  let squares = new Float64Array(peaks.length);
  let counts = new Uint32Array(peaks.length);

  return {
    /** Samples of one channel, −1 to 1, that begin at this second of the clip. What lies before the clip is left out. */
    add: (startSeconds: number, samples: Float32Array, rate: number): void => {
      const firstSample = startSeconds * rate;
      for (let n = 0; n < samples.length; ) {
        const part = Math.floor(((firstSample + n) * peaksPerSecond) / rate);
        // The samples of one part in one go: this loop sees every sample of the clip.
        const end = Math.min(
          samples.length,
          Math.max(n + 1, Math.ceil(((part + 1) * rate) / peaksPerSecond - firstSample)),
        );
        if (part >= 0) {
          grow(part + 1);
          let [peak, sum] = [peaks[part] ?? 0, 0];
          for (let at = n; at < end; at += 1) {
            const sample = samples[at] ?? 0;
            sum += sample * sample;
            if (sample > peak) peak = sample;
            else if (-sample > peak) peak = -sample;
          }
          peaks[part] = peak;
          squares[part] = (squares[part] ?? 0) + sum;
          counts[part] = (counts[part] ?? 0) + end - n;
        }
        n = end;
      }
    },
    /** What has been taken so far, for a clip of this length. */
    shape: (durationMs: number): SoundShape => {
      const parts = Math.ceil((durationMs / 1000) * peaksPerSecond);
      const levels = new Float64Array(parts);
      const loudest = new Uint8Array(parts);
      for (let part = 0; part < parts; part += 1) {
        levels[part] = level(part);
        loudest[part] = Math.min(255, Math.round((peaks[part] ?? 0) * 255));
      }
      return { perSecond: peaksPerSecond, peaks: loudest, silences: silencesIn(levels, durationMs) };
    },
  };

  function level(part: number): number {
    const count = counts[part] ?? 0;
    const power = count === 0 ? 0 : (squares[part] ?? 0) / count;
    return power <= 1e-12 ? Number.NEGATIVE_INFINITY : 10 * Math.log10(power);
  }

  function grow(parts: number): void {
    if (parts <= peaks.length) return;
    const length = Math.max(parts, peaks.length * 2);
    const copy = <T extends Float32Array | Float64Array | Uint32Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    peaks = copy(new Float32Array(length), peaks);
    squares = copy(new Float64Array(length), squares);
    counts = copy(new Uint32Array(length), counts);
  }
}

/** Quiet parts of two seconds or more. `levels` in dBFS, `peaksPerSecond` of them a second. */
export function silencesIn(levels: Float64Array, durationMs: number): readonly Band[] {
  const heard = levels.filter((one) => one > Number.NEGATIVE_INFINITY).toSorted();
  const floor = heard[Math.floor(heard.length / 10)] ?? surelyQuiet;
  const threshold = Math.min(neverQuiet, Math.max(surelyQuiet, floor + aboveFloor));
  const partMs = 1000 / peaksPerSecond;
  const quiet: { startMs: number; endMs: number }[] = [];
  for (const [part, one] of levels.entries()) {
    if (one >= threshold) continue;
    const [startMs, endMs] = [part * partMs, Math.min(durationMs, (part + 1) * partMs)];
    const open = quiet.at(-1);
    if (open !== undefined && startMs - open.endMs <= bridgedMs) open.endMs = endMs;
    else quiet.push({ startMs, endMs });
  }
  return quiet.filter(({ startMs, endMs }) => endMs - startMs >= shortestSilenceMs);
}
