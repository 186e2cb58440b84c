// Develops frames from a painted stage: lamps dim and pulse, people move, the chest sways, the camera burns its clock in.

import { write, writtenWidth } from './letters.mjs';
import { drift } from './noise.mjs';
import { STAGE } from './stage.mjs';

const CURVE = Uint8Array.from({ length: 4097 }, (_, i) => {
  const x = (i / 4096) ** 2 * 16; // finer steps in the dark
  const filmic = (x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14);
  return Math.round(255 * Math.min(1, Math.max(0, filmic)) ** (1 / 2.2));
});

/**
 * A film of a stage. `shot` tells what happens, each a function of seconds:
 * `gains(t)` per lamp group, `sway(t)` [x, y] in stage pixels, `acting[i](t)` a pose number (fractions blend) or null,
 * `overlay(t)` lines of text; `exposure`; `tint` [r, g, b]; `flash(t)` whitens the picture; `burn` draws on top.
 * The answer paints frame after frame into the same RGB buffer.
 */
export function film(stage, shot, { width, height }) {
  removeSpecks(stage);
  const count = stage.width * stage.height * 3;
  const light = new Float32Array(count);
  const rgb = Buffer.alloc(width * height * 3);
  const shade = vignette(width, height);
  let kept = '';
  let touched = [];
  return {
    rgb,
    paint(t, frame) {
      const gains = shot.gains(t);
      const key = gains.map((gain) => gain.toFixed(3)).join();
      if (key !== kept) {
        addUp(stage, gains, light);
        kept = key;
      } else {
        for (const area of touched) restore(stage, gains, area, light);
      }
      touched = [];
      stage.cast.forEach((actor, i) => {
        const pose = shot.acting[i]?.(t) ?? null;
        if (pose === null) return;
        const low = Math.floor(pose);
        for (const [number, share] of [
          [low, 1 - (pose - low)],
          [low + 1, pose - low],
        ]) {
          const piece = actor.poses[number];
          if (!piece || share < 0.02) continue;
          addPiece(piece, share, gains, stage.width, light);
          touched.push(piece.area);
        }
      });
      const [sx, sy] = shot.sway(t);
      develop(
        light,
        stage,
        { width, height, sx, sy, exposure: shot.exposure, tint: shot.tint, flash: shot.flash(t) },
        shade,
        rgb,
      );
      overlay(rgb, width, height, shot.overlay(t));
      shot.burn?.(rgb, width, height, frame);
      return rgb;
    },
  };
}

const clean = new WeakSet();

/** Single pixels brighter or darker than all their neighbours are leftovers of the tracing. Once per stage. */
function removeSpecks(stage) {
  if (clean.has(stage)) return;
  clean.add(stage);
  const { width, height } = stage;
  for (const layer of stage.layers) {
    const from = layer.slice();
    for (let row = 1; row < height - 1; row++) {
      for (let column = 1; column < width - 1; column++) {
        for (let at = (row * width + column) * 3, end = at + 3; at < end; at++) {
          let least = Infinity;
          let most = 0;
          for (const step of [-width - 1, -width, 1 - width, -1, 1, width - 1, width, width + 1]) {
            const value = from[at + step * 3];
            if (value < least) least = value;
            if (value > most) most = value;
          }
          layer[at] = Math.min(Math.max(from[at], least), most);
        }
      }
    }
  }
}

function addUp({ layers }, gains, light) {
  light.fill(0);
  layers.forEach((layer, g) => {
    const gain = gains[g];
    if (gain === 0) return;
    for (let i = 0; i < light.length; i++) light[i] += layer[i] * gain;
  });
}

function restore({ layers, width }, gains, area, light) {
  for (let row = area.y; row < area.y + area.height; row++) {
    const from = (row * width + area.x) * 3;
    for (let i = from; i < from + area.width * 3; i++) {
      let sum = 0;
      for (let g = 0; g < layers.length; g++) sum += layers[g][i] * gains[g];
      light[i] = sum;
    }
  }
}

function addPiece({ area, layers }, share, gains, width, light) {
  layers.forEach((layer, g) => {
    const gain = gains[g] * share;
    if (gain === 0) return;
    for (let row = 0; row < area.height; row++) {
      const to = ((row + area.y) * width + area.x) * 3;
      const from = row * area.width * 3;
      for (let i = 0; i < area.width * 3; i++) light[to + i] += layer[from + i] * gain;
    }
  });
}

function vignette(width, height) {
  const shade = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const u = (column / width - 0.5) * 2;
      const v = (row / height - 0.5) * 2;
      const r = u * u * 0.62 + v * v * 0.38;
      shade[row * width + column] = 1 - 0.62 * r * r - 0.1 * r;
    }
  }
  return shade;
}

function develop(light, stage, { width, height, sx, sy, exposure, tint, flash }, shade, rgb) {
  const [red, green, blue] = tint;
  const scale = STAGE.width / width;
  const across = stage.width * 3;
  for (let row = 0; row < height; row++) {
    const y = (row + 0.5) * scale - 0.5 + STAGE.margin + sy;
    const y0 = Math.floor(y);
    const fy = y - y0;
    for (let column = 0; column < width; column++) {
      const x = (column + 0.5) * scale - 0.5 + STAGE.margin + sx;
      const x0 = Math.floor(x);
      const fx = x - x0;
      const at = y0 * across + x0 * 3;
      const pixel = row * width + column;
      const gain = exposure * shade[pixel];
      const r = mix(light, at, across, fx, fy) * gain * red + flash;
      const g = mix(light, at + 1, across, fx, fy) * gain * green + flash;
      const b = mix(light, at + 2, across, fx, fy) * gain * blue + flash;
      // A small sensor loses some colour, most of all in the dark.
      const grey = r * 0.3 + g * 0.55 + b * 0.15;
      rgb[pixel * 3] = tone(r + (grey - r) * 0.16);
      rgb[pixel * 3 + 1] = tone(g + (grey - g) * 0.16);
      rgb[pixel * 3 + 2] = tone(b + (grey - b) * 0.12);
    }
  }
}

function mix(light, at, across, fx, fy) {
  const top = light[at] + (light[at + 3] - light[at]) * fx;
  const low = light[at + across] + (light[at + across + 3] - light[at + across]) * fx;
  return top + (low - top) * fy;
}

function tone(value) {
  if (value <= 0) return 0;
  return CURVE[value >= 16 ? 4096 : Math.round(Math.sqrt(value) * 1024)];
}

function overlay(rgb, width, height, lines) {
  const size = Math.round(height / 34);
  lines.forEach((line, i) => {
    write(
      rgb,
      width,
      line,
      width - height / 26 - writtenWidth(line, size),
      height / 24 + i * size * 1.75,
      size,
    );
  });
}

/** Someone standing still but breathing; `unrest` in stage pixels. */
export function breathing(seed, unrest = 2.2) {
  return (t) => [
    unrest * drift(t * 0.55, seed),
    unrest * 0.6 * drift(t * 0.7 + 9, seed + 3) + 0.35 * Math.sin(t * 1.5),
  ];
}

/** Someone who sits still and shifts now and then; whole pixels, so that nothing at all moves in between. */
export function seated(seed) {
  const place = (spell) => [
    Math.round(4 * drift(spell * 5.3, seed)),
    Math.round(3 * drift(spell * 7.1, seed + 2)),
  ];
  return (t) => {
    const spell = Math.floor(t / 9);
    const late = Math.max(0, t - spell * 9 - 8.2) / 0.8;
    const part = late * late * (3 - 2 * late);
    const [ax, ay] = place(spell);
    const [bx, by] = place(spell + 1);
    return [ax + (bx - ax) * part, ay + (by - ay) * part];
  };
}

/** One sway up to a second, another from two seconds later. */
export function followedBy(first, second, at) {
  return (t) => {
    const part = Math.min(1, Math.max(0, (t - at) / 2));
    if (part === 0) return first(t);
    const [ax, ay] = first(t);
    const [bx, by] = second(t);
    return [ax + (bx - ax) * part, ay + (by - ay) * part];
  };
}

/** Walking between two times (seconds): a bob per step that fades in and out, on top of another sway. */
export function steps(sway, from, to, strength = 7) {
  return (t) => {
    const [x, y] = sway(t);
    const amount = Math.max(0, Math.min(1, (t - from) / 0.6, (to - t) / 0.6)) * strength;
    return [x + amount * Math.sin(t * 5.4), y + amount * 0.8 * Math.abs(Math.sin(t * 5.4))];
  };
}

/** Two roof lights taking turns: [red, blue] strengths at t. */
export function roofLights(t) {
  const phase = (t * 1.25) % 1;
  const pulse = (at) => Math.max(0, 1 - (Math.abs(((phase - at + 1.5) % 1) - 0.5) / 0.17) ** 2);
  return [pulse(0.25), pulse(0.75)];
}

/** Flashers of a stopped car. */
export function flashers(t) {
  return (t * 1.4) % 1 < 0.5 ? 1 : 0.02;
}

/**
 * A talker's pose at t: shifts weight when silent, raises a hand while `speech` (intervals [from, to] in seconds) runs.
 */
export function talking(speech, seed) {
  const idle = (t) => Math.min(2.98, Math.max(0, 3 * (0.5 - 0.5 * Math.cos(t * 0.9 + seed))));
  return (t) => {
    let gesture = 0;
    let quiet = 1;
    for (const [from, to] of speech) {
      if (t > from && t < to)
        gesture = Math.max(gesture, Math.min(1, (t - from) / 0.8, (to - t) / 0.8) * beat(t - from));
      quiet = Math.min(quiet, Math.max(0, (from - t) / 1.2, (t - to) / 1.2));
    }
    if (gesture <= 0.02) return idle(t) * quiet;
    const steps = gesture * 10;
    return steps < 1 ? 0 : 3 + Math.min(10, steps);
  };
}

function beat(t) {
  return 0.62 + 0.38 * Math.sin(t * 2.4 - 0.8);
}

/** A walk that starts at `from` seconds, one pose per frame at `rate`; nobody before or after. */
export function passing(from, frames, rate) {
  return (t) => {
    const pose = Math.round((t - from) * rate);
    return pose >= 0 && pose < frames ? pose : null;
  };
}
