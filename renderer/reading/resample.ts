/**
 * Brings one channel of sound to another, lower rate, a piece at a time: each new sample is the mean of the old ones it
 * covers (a box filter), which is plenty for asking whether somebody speaks. Rates that are no multiples of each other
 * work too; what a piece leaves over is carried to the next.
 */
export function createResampler(fromRate: number, toRate: number) {
  const ratio = fromRate / toRate;
  /** Of the new sample being made: what there is of it, and how much of it, in old samples, is still to come. */
  let [sum, missing] = [0, ratio];

  return (samples: Float32Array): Float32Array => {
    const out = new Float32Array(Math.ceil(samples.length / ratio) + 1);
    let filled = 0;
    for (let n = 0; n < samples.length; n += 1) {
      const sample = samples[n] ?? 0;
      if (missing > 1) {
        sum += sample;
        missing -= 1;
        continue;
      }
      out[filled] = (sum + sample * missing) / ratio;
      filled += 1;
      const left = 1 - missing;
      sum = sample * left;
      missing = ratio - left;
    }
    return out.subarray(0, filled);
  };
}
