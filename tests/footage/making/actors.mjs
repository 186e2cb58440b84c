// What moves in a scene: people who talk, people who walk past, cars that drive by. An actor is a list of poses,
// each with the things (and lamps) it puts into the scene.

import { person, standing } from './person.mjs';

/** Poses 0–3 shift weight, 4–13 raise a hand while talking; pose 0 is where both begin. */
export function talker({ hand = 'right', ...who }) {
  const idle = [0, 0.34, 0.67, 1].map((s) => ({ shift: s * 0.8, turn: s * 0.7 }));
  const gestures = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((s) => ({
    [hand]: { lift: 0.55 * s, fold: 0.2 + 1.25 * s, out: 0.12 + 0.2 * s, inward: 0.15 * s },
    turn: -0.35 * s,
    nod: 0.6 * s,
    shift: -0.2 * s,
  }));
  const poses = [...idle, ...gestures].map((pose) => ({
    things: [person({ ...who, pose: standing(pose) })],
    lights: [],
  }));
  return { kind: 'talker', poses };
}

/** A walk from one place to another, one pose per film frame. */
export function walker({ from, to, frames, ...who }) {
  const yaw = Math.atan2(-(to.x - from.x), -(to.z - from.z));
  const long = Math.hypot(to.x - from.x, to.z - from.z);
  const poses = Array.from({ length: frames }, (_, i) => {
    const s = i / (frames - 1);
    const stride = (s * long * Math.PI) / 0.72 + 0.01;
    const x = from.x + (to.x - from.x) * s;
    const z = from.z + (to.z - from.z) * s;
    return { things: [person({ ...who, x, z, yaw, pose: standing({ stride }) })], lights: [] };
  });
  return { kind: 'walker', poses };
}

/** Something that drives by: `at(s)` gives its things and lights for s from 0 to 1. */
export function driver({ frames, at }) {
  return { kind: 'walker', poses: Array.from({ length: frames }, (_, i) => at(i / (frames - 1))) };
}
