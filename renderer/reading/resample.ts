/**
 * Brings one channel of sound to another, lower rate, a piece at a time: each new sample is the mean of the old ones it
 * covers (a box filter), which is plenty for asking whether somebody speaks. Rates that are no multiples of each other
 * work too; what a piece leaves over is carried to the next.
 */
export function createResampler(fromRate: number, toRate: number) {
  const ratio = fromRate / toRate;
  /** Place of the next old sample, counted from the first; sum and weight of the new sample being made. */
  let [read, made, sum, weight] = [0, 0, 0, 0];

  return (samples: Float32Array): Float32Array => {
    const out = new Float32Array(Math.ceil((read + samples.length) / ratio) - made + 1);
    let filled = 0;
    for (const sample of samples) {
      const end = (made + 1) * ratio;
      const share = Math.min(1, end - read);
      sum += sample * share;
      weight += share;
      read += 1;
      if (read < end) continue;
      out[filled] = weight === 0 ? 0 : sum / weight;
      filled += 1;
      made += 1;
      [sum, weight] = [sample * (1 - share), 1 - share];
    }
    return out.subarray(0, filled);
  };
}
