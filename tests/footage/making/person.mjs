// A standing, talking or walking person, soft enough to read as cloth and skin from a few metres away.
// Own coordinates: facing -z (towards a camera at the origin), feet at y = 0; the bounding box is centred at y = 0.95.

import { egg, limb, melt, pillow } from './distance.mjs';
import { clouds } from './noise.mjs';
import { shape } from './rays.mjs';

const MIDDLE = 0.95;

/** Joints of a body. All angles in radians; `lift` raises an upper arm forward, `fold` bends its elbow, `out` spreads it. */
export function standing({ shift = 0, left = {}, right = {}, turn = 0, nod = 0, stride = 0 } = {}) {
  const hip = [shift * 0.05, 0.93 - Math.abs(Math.sin(stride)) * 0.015, 0];
  const chest = [shift * 0.03, 1.4, 0.01];
  const neck = [shift * 0.025, 1.5, 0];
  const swing = Math.sin(stride) * 0.5;
  return {
    hip,
    chest,
    neck,
    head: [neck[0] + turn * 0.02, 1.655 - nod * 0.01, -0.015 - nod * 0.03],
    turn,
    nod,
    arms: [
      arm(-1, chest, { lift: swing * 0.7, fold: 0.2, out: 0.12, ...left }),
      arm(1, chest, { lift: -swing * 0.7, fold: 0.2, out: 0.12, ...right }),
    ],
    legs: [leg(-1, hip, -swing, stride), leg(1, hip, swing, stride + Math.PI)],
  };
}

function arm(side, chest, { lift, fold, out, inward = 0 }) {
  const shoulder = [chest[0] + side * 0.2, 1.425, 0.005];
  const reach = 0.29;
  const elbow = [
    shoulder[0] + side * Math.sin(out) * reach,
    shoulder[1] - Math.cos(lift) * Math.cos(out) * reach,
    shoulder[2] - Math.sin(lift) * reach,
  ];
  const total = lift + fold;
  const hand = [
    elbow[0] + side * (Math.sin(out * 0.5) - inward) * 0.26,
    elbow[1] - Math.cos(total) * 0.26,
    elbow[2] - Math.sin(total) * 0.26,
  ];
  const fingers = hand.map((at, k) => at + (at - elbow[k]) * 0.3);
  return { shoulder, elbow, hand, fingers };
}

function leg(side, hip, swing, stride) {
  const top = [hip[0] + side * 0.095, hip[1] - 0.02, 0];
  const bend = stride === 0 || stride === Math.PI ? 0.03 : Math.max(0, Math.cos(stride)) * 0.7 + 0.06;
  const knee = [top[0] + side * 0.02, top[1] - Math.cos(swing) * 0.43, -Math.sin(swing) * 0.43];
  const foot = [
    knee[0] + side * 0.01,
    knee[1] - Math.cos(swing - bend) * 0.42,
    knee[2] - Math.sin(swing - bend) * 0.42,
  ];
  return { top, knee, foot };
}

// Heights that the parts never pass: well beyond them, the height itself is distance enough, and cheap.
const LEGS_END = 1.07;
const ARMS_BEGIN = 0.66;
const HEAD_BEGINS = 1.42;
const NEAR = 0.12;

// The distances to the parts, of the place asked about last.
const to = { shirt: 0, trousers: 0, shoes: 0, skin: 0, hair: 0 };

function measure(pose, build, x, y, z) {
  to.shirt = y < ARMS_BEGIN - NEAR ? ARMS_BEGIN - y : toShirt(pose, build, x, y, z);
  to.trousers = to.shoes = y - LEGS_END;
  if (y < LEGS_END + NEAR) measureLegs(pose, build, x, y, z);
  to.skin = to.hair = HEAD_BEGINS - y;
  if (y > HEAD_BEGINS - NEAR) measureHead(pose, x, y, z);
  if (y < ARMS_BEGIN - NEAR) return;
  for (const { hand, fingers } of pose.arms)
    to.skin = Math.min(to.skin, limb(x, y, z, hand, fingers, 0.04, 0.032));
}

function toShirt({ chest, hip, arms }, build, x, y, z) {
  const cx = x - chest[0];
  let shirt = egg(cx, y - 1.27, z - 0.005, 0.205 * build, 0.26, 0.13 * build);
  shirt = melt(shirt, pillow(cx, y - 1.4, z - 0.005, 0.19 * build, 0.075, 0.085 * build, 0.07), 0.09);
  shirt = melt(shirt, egg(x - hip[0], y - 1.04, z, 0.17 * build, 0.17, 0.125 * build), 0.08);
  for (const { shoulder, elbow, hand } of arms) {
    const upper = limb(x, y, z, shoulder, elbow, 0.066 * build, 0.05);
    const lower = limb(x, y, z, elbow, hand, 0.05, 0.036);
    shirt = melt(shirt, Math.min(upper, lower), 0.035);
  }
  return shirt;
}

function measureLegs({ hip, legs }, build, x, y, z) {
  to.trousers = egg(x - hip[0], y - hip[1] + 0.01, z, 0.165 * build, 0.13, 0.125 * build);
  to.shoes = 9;
  for (const { top, knee, foot } of legs) {
    to.trousers = melt(to.trousers, limb(x, y, z, top, knee, 0.092 * build, 0.062), 0.05);
    to.trousers = melt(to.trousers, limb(x, y, z, knee, foot, 0.062, 0.055), 0.03);
    to.shoes = Math.min(
      to.shoes,
      egg(x - foot[0], y - foot[1] + 0.03, z - foot[2] + 0.06, 0.052, 0.05, 0.13),
    );
  }
}

function measureHead({ head, neck, turn }, x, y, z) {
  const hx = x - head[0];
  const hy = y - head[1];
  const hz = z - head[2];
  let skin = egg(hx, hy, hz, 0.078, 0.115, 0.098);
  skin = melt(skin, egg(hx, hy + 0.07, hz + 0.022, 0.055, 0.06, 0.065), 0.04);
  skin = melt(skin, egg(hx - turn * 0.05, hy + 0.02, hz + 0.1, 0.014, 0.022, 0.018), 0.02);
  to.skin = melt(skin, limb(x, y, z, neck, head, 0.05, 0.05), 0.03);
  const cap = egg(hx, hy - 0.028, hz - 0.016, 0.087, 0.105, 0.1);
  to.hair = Math.max(cap, -egg(hx - turn * 0.06, hy + 0.045, hz + 0.075, 0.074, 0.115, 0.06));
}

function partAt(pose, build, x, y, z) {
  measure(pose, build, x, y, z);
  return Object.keys(to).reduce((best, part) => (to[part] < to[best] ? part : best));
}

function distanceTo(pose, build, x, y, z) {
  measure(pose, build, x, y, z);
  return Math.min(melt(to.shirt, to.trousers, 0.02), to.shoes, to.skin, to.hair);
}

/**
 * A person at (x, z) turned by `yaw`. `wear`: colours [r, g, b] of shirt, trousers, hair, skin, shoes, and `stripe`:
 * an uniform's badge and belt. `build` 1 is slim.
 */
export function person({ x, z, y = 0, yaw = 0, pose, wear, build = 1.05 }) {
  const distance = (px, py, pz) => distanceTo(pose, build, px, py + MIDDLE, pz);
  const surface = (px, py, pz, _nx, _ny, _nz, s) => {
    dress(partAt(pose, build, px, py + MIDDLE, pz), px, py + MIDDLE, pz, s, wear, pose);
  };
  return shape(x, y + MIDDLE, z, 0.52, 0.96, 0.62, distance, surface, yaw);
}

function dress(part, x, y, z, s, wear, pose) {
  const colour = wear[part];
  const crease = clouds(x * 9 + 3, y * 5 + z * 3, 3, 8) - 0.5;
  const shade = part === 'skin' || part === 'hair' ? 1 + crease * 0.12 : 1 + crease * 0.75;
  s.r = colour[0] * shade;
  s.g = colour[1] * shade;
  s.b = colour[2] * shade;
  if (part === 'skin' && y > 1.5) face(x, y, z, s, pose);
  if (part === 'shirt') shirtDetail(x, y, z, s, wear, pose);
  if (part === 'trousers' && wear.belt && y > 0.95) s.r = s.g = s.b = 0.015;
}

function face(x, y, z, s, { head, turn }) {
  const fx = Math.abs(x - head[0] - turn * 0.05);
  const fy = y - head[1];
  if (z > head[2] - 0.03) return;
  const socket = Math.exp(-((fx - 0.031) ** 2) / 0.00022 - (fy - 0.014) ** 2 / 0.00011);
  const brow = Math.exp(-((fx - 0.032) ** 2) / 0.0004 - (fy - 0.038) ** 2 / 0.00003);
  const mouth = Math.exp(-(fx ** 2) / 0.0005 - (fy + 0.066) ** 2 / 0.00004);
  const dim = 1 - 0.72 * socket - 0.45 * brow - 0.4 * mouth;
  s.r *= dim;
  s.g *= dim * (1 - 0.15 * mouth);
  s.b *= dim * (1 - 0.1 * mouth);
}

function shirtDetail(x, y, z, s, { collar, zip, badge, belt }, pose) {
  const across = x - pose.chest[0];
  if (belt && y < 1.03) s.r = s.g = s.b = 0.015;
  if (z > -0.02) return;
  if (zip && Math.abs(across) < 0.012 && y < 1.45) {
    s.r *= 0.35;
    s.g *= 0.35;
    s.b *= 0.35;
  }
  if (collar && y > 1.4 + Math.abs(across) * 1.5 && Math.abs(across) < 0.06) {
    s.r = collar[0];
    s.g = collar[1];
    s.b = collar[2];
  }
  if (badge && Math.abs(across - 0.09) < 0.025 && Math.abs(y - 1.33) < 0.03) {
    s.r = 0.7;
    s.g = 0.56;
    s.b = 0.2;
  }
}
