// Takes the speckle out of traced light without blurring edges, and adds the glow around lamps.

const TAPS = [0.0625, 0.25, 0.375, 0.25, 0.0625];

// Bounced light is the noisiest and has no edges of its own; shadows keep theirs.
const STEPS = { arriving: [1, 2], shining: [1, 2, 4], bounced: [1, 2, 4, 8] };

/** Smooths light in place, in widening steps, along surfaces only. */
export function denoise(buffers, width, height) {
  const spare = new Float32Array(width * height * 3);
  for (const step of [1, 2, 4, 8]) {
    const weights = closeness(buffers, width, height, step);
    for (const [kind, steps] of Object.entries(STEPS)) {
      if (!steps.includes(step)) continue;
      for (const layer of buffers[kind].filter((one) => one.some((value) => value > 0))) {
        spread(layer, spare, weights, width, height, step);
      }
    }
  }
}

function closeness({ facing, depth, albedo }, width, height, step) {
  const weights = new Float32Array(width * height * 25);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      // Nothing was painted here.
      if (depth[at] === 0) continue;
      let sum = 0;
      for (let tap = 0; tap < 25; tap++) {
        const x = column + ((tap % 5) - 2) * step;
        const y = row + (Math.floor(tap / 5) - 2) * step;
        if (x < 0 || y < 0 || x >= width || y >= height) continue;
        const other = y * width + x;
        if (depth[other] === 0) continue;
        const same =
          facing[at * 3] * facing[other * 3] +
          facing[at * 3 + 1] * facing[other * 3 + 1] +
          facing[at * 3 + 2] * facing[other * 3 + 2];
        const apart = Math.abs(depth[at] - depth[other]) / (depth[at] * 0.03 * step + 0.01);
        const tone =
          Math.abs(albedo[at * 3] - albedo[other * 3]) + Math.abs(albedo[at * 3 + 2] - albedo[other * 3 + 2]);
        let weight = TAPS[tap % 5] * TAPS[Math.floor(tap / 5)] * Math.exp(-apart - tone * 2);
        weight *= same <= 0 ? 0 : same ** 12;
        if (other === at) weight = Math.max(weight, 0.02);
        weights[at * 25 + tap] = weight;
        sum += weight;
      }
      for (let tap = 0; tap < 25; tap++) weights[at * 25 + tap] /= sum;
    }
  }
  return weights;
}

function spread(layer, spare, weights, width, height, step) {
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let tap = 0; tap < 25; tap++) {
        const weight = weights[at * 25 + tap];
        if (weight === 0) continue;
        const other =
          ((row + (Math.floor(tap / 5) - 2) * step) * width + column + ((tap % 5) - 2) * step) * 3;
        r += weight * layer[other];
        g += weight * layer[other + 1];
        b += weight * layer[other + 2];
      }
      spare[at * 3] = r;
      spare[at * 3 + 1] = g;
      spare[at * 3 + 2] = b;
    }
  }
  layer.set(spare);
}

/** The light a cheap lens smears around bright things: two wide blurs of the layer, to be added to it. */
export function glow(layer, width, height) {
  const bright = Float32Array.from(layer, (value) => Math.max(0, Math.min(value, 12) - 0.35));
  const near = blur(bright, width, height, 5);
  const far = blur(near, width, height, 22);
  return near.map((value, i) => value * 0.07 + far[i] * 0.09);
}

function blur(layer, width, height, radius) {
  let from = layer;
  for (let pass = 0; pass < 3; pass++) {
    from = slide(from, height, width, width * 3, 3, radius);
    from = slide(from, width, height, 3, width * 3, radius);
  }
  return from;
}

function slide(layer, lines, length, lineStride, stride, radius) {
  const out = new Float32Array(layer.length);
  const share = 1 / (radius * 2 + 1);
  for (let line = 0; line < lines; line++) {
    for (let k = 0; k < 3; k++) {
      const base = line * lineStride + k;
      let sum = 0;
      for (let i = -radius; i <= radius; i++)
        sum += layer[base + Math.min(Math.max(i, 0), length - 1) * stride];
      for (let i = 0; i < length; i++) {
        out[base + i * stride] = sum * share;
        sum += layer[base + Math.min(i + radius + 1, length - 1) * stride];
        sum -= layer[base + Math.max(i - radius, 0) * stride];
      }
    }
  }
  return out;
}
