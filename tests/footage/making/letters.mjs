// Letters drawn as strokes, for the camera's overlay and for signs in the scenes: no font file decides how a clip looks.

// Each stroke is a row of points on a grid 4 wide and 6 high, y downwards.
const STROKES = {
  0: ['00 40 46 06 00', '06 40'],
  1: ['11 20 26', '16 36'],
  2: ['01 10 30 41 42 06 46'],
  3: ['00 40 22 32 43 45 36 16 05'],
  4: ['36 30 04 44'],
  5: ['40 00 02 32 43 45 36 06'],
  6: ['40 10 01 05 16 36 45 43 33 03'],
  7: ['00 40 16'],
  8: ['10 30 41 42 33 13 02 01 10', '13 04 05 16 36 45 44 33'],
  9: ['06 36 45 41 30 10 01 03 14 44'],
  A: ['06 20 46', '14 34'],
  B: ['03 33 42 41 30 00 06 36 45 44 33'],
  C: ['41 30 10 01 05 16 36 45'],
  D: ['00 06 26 45 41 20 00'],
  E: ['40 00 06 46', '03 33'],
  F: ['40 00 06', '03 33'],
  G: ['41 30 10 01 05 16 36 45 43 23'],
  H: ['00 06', '40 46', '03 43'],
  I: ['10 30', '20 26', '16 36'],
  J: ['40 45 36 16 05'],
  K: ['00 06', '40 03 46'],
  L: ['00 06 46'],
  M: ['06 00 23 40 46'],
  N: ['06 00 46 40'],
  O: ['10 30 41 45 36 16 05 01 10'],
  P: ['06 00 30 41 42 33 03'],
  Q: ['10 30 41 45 36 16 05 01 10', '24 46'],
  R: ['06 00 30 41 42 33 03', '23 46'],
  S: ['41 30 10 01 02 13 33 44 45 36 16 05'],
  T: ['00 40', '20 26'],
  U: ['00 05 16 36 45 40'],
  V: ['00 26 40'],
  W: ['00 16 23 36 40'],
  X: ['00 46', '40 06'],
  Y: ['00 23 40', '23 26'],
  Z: ['00 40 06 46'],
  '-': ['13 33'],
  '+': ['13 33', '22 24'],
  ':': ['22 22', '25 25'],
  '.': ['26 26'],
  '/': ['06 40'],
  ' ': [],
};

const ADVANCE = 5.6;

const lines = new Map(
  Object.entries(STROKES).map(([letter, strokes]) => [
    letter,
    strokes.flatMap((stroke) => {
      const points = stroke.split(' ').map((pair) => [Number(pair[0]), Number(pair[1])]);
      return points.slice(1).map((to, i) => [...points[i], ...to]);
    }),
  ]),
);

/** How wide a text is, in grid units (a letter is 6 high). */
export function textWidth(text) {
  return text.length * ADVANCE - (ADVANCE - 4);
}

/** Distance from a place (grid units, y downwards) to the nearest stroke of the text, in grid units. */
export function strokeDistance(text, x, y) {
  let best = Infinity;
  const middle = Math.floor((x + 0.8) / ADVANCE);
  for (let i = Math.max(0, middle - 1); i <= Math.min(text.length - 1, middle + 1); i++) {
    for (const [ax, ay, bx, by] of lines.get(text[i]) ?? []) {
      best = Math.min(best, toSegment(x - i * ADVANCE, y, ax, ay, bx, by));
    }
  }
  return best;
}

function toSegment(x, y, ax, ay, bx, by) {
  const ex = bx - ax;
  const ey = by - ay;
  const long = ex * ex + ey * ey;
  const h = long === 0 ? 0 : Math.min(Math.max(((x - ax) * ex + (y - ay) * ey) / long, 0), 1);
  return Math.hypot(x - ax - ex * h, y - ay - ey * h);
}

/** How much of a sign is paint at (x, y): text centred at 0, `height` tall, y up, same units as x. */
export function painted(text, x, y, height, weight = 0.55) {
  const unit = height / 6;
  return strokeDistance(text, x / unit + textWidth(text) / 2, 3 - y / unit) < weight;
}

const stamps = new Map();

/** One letter as two soft masks (ink and its dark surround), `size` pixels high; `pad` pixels around it. */
function stamp(letter, size) {
  const key = `${letter}${size}`;
  const kept = stamps.get(key);
  if (kept) return kept;
  const unit = size / 6;
  const pad = 3;
  const width = Math.ceil(4 * unit) + pad * 2;
  const height = Math.ceil(size) + pad * 2;
  const ink = new Float32Array(width * height);
  const surround = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const away = strokeDistance(letter, (column + 0.5 - pad) / unit, (row + 0.5 - pad) / unit) * unit;
      const half = Math.max(0.75, size * 0.062);
      ink[row * width + column] = Math.min(1, Math.max(0, half + 0.5 - away));
      surround[row * width + column] = 0.62 * Math.min(1, Math.max(0, (half + 2.4 - away) / 2));
    }
  }
  const made = { width, height, pad, ink, surround };
  stamps.set(key, made);
  return made;
}

/** Writes a text into an RGB picture, its upper left corner at (x, y), letters `size` pixels high. */
export function write(rgb, width, text, x, y, size, tone = 236) {
  const step = (ADVANCE * size) / 6;
  for (const dark of [true, false]) {
    [...text].forEach((letter, i) => {
      const { width: wide, height: high, pad, ink, surround } = stamp(letter, size);
      const left = Math.round(x + i * step) - pad;
      for (let row = 0; row < high; row++) {
        for (let column = 0; column < wide; column++) {
          const alpha = (dark ? surround : ink)[row * wide + column];
          if (alpha === 0) continue;
          const at = ((Math.round(y) - pad + row) * width + left + column) * 3;
          const to = dark ? 0 : tone;
          for (let k = 0; k < 3; k++) rgb[at + k] += (to - rgb[at + k]) * alpha;
        }
      }
    });
  }
}

/** How many pixels wide write() makes a text. */
export function writtenWidth(text, size) {
  return (textWidth(text) * size) / 6;
}
