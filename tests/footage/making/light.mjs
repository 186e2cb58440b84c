// Lights a picture by following rays: direct light with soft shadows, one bounce, one reflection.
// The result is kept apart by lamp group ("base", "red", "blue" …). Light adds up, so a film can brighten and dim
// each group per frame without tracing anything again.

import { aim } from './lens.mjs';
import { blocked, met, nearest } from './rays.mjs';
import { denoise } from './smooth.mjs';

const FAR = 400;

function emptySurface() {
  return { r: 0.5, g: 0.5, b: 0.5, er: 0, eg: 0, eb: 0, group: 0, gloss: 0, rough: 0, bump: 0 };
}

let state = 1;
function random() {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 4294967296;
}

const first = emptySurface();
const second = emptySurface();

function look(surface, into) {
  into.er = into.eg = into.eb = 0;
  into.group = 0;
  into.gloss = 0;
  into.rough = 0;
  surface(met.lx, met.ly, met.lz, met.nx, met.ny, met.nz, into);
}

/**
 * Adds the light arriving at a point, times a weight, into `sum` (three numbers per group). Light fainter than `faint`
 * is followed only now and then, and counts for more when it is: fewer shadow rays, the same average.
 */
function addDirect(scene, px, py, pz, nx, ny, nz, wr, wg, wb, faint, sum) {
  for (let i = 0; i < scene.lights.length; i++) {
    const lamp = scene.lights[i];
    let dx;
    let dy;
    let dz;
    let distance;
    let power;
    if (lamp.far) {
      dx = lamp.x + (random() - 0.5) * lamp.radius;
      dy = lamp.y + (random() - 0.5) * lamp.radius;
      dz = lamp.z + (random() - 0.5) * lamp.radius;
      const length = Math.hypot(dx, dy, dz);
      dx /= length;
      dy /= length;
      dz /= length;
      distance = FAR;
      power = 1;
    } else {
      dx = lamp.x + (random() - 0.5) * 2 * lamp.radius - px;
      dy = lamp.y + (random() - 0.5) * 2 * lamp.radius - py;
      dz = lamp.z + (random() - 0.5) * 2 * lamp.radius - pz;
      distance = Math.hypot(dx, dy, dz);
      dx /= distance;
      dy /= distance;
      dz /= distance;
      power = 1 / (distance * distance + 0.02);
    }
    const facing = nx * dx + ny * dy + nz * dz;
    if (facing <= 0) continue;
    if (lamp.cone) {
      const along = -(dx * lamp.ax + dy * lamp.ay + dz * lamp.az);
      const edge = (along - lamp.outer) / (lamp.inner - lamp.outer);
      if (edge <= 0) continue;
      power *= edge >= 1 ? 1 : edge * edge * (3 - 2 * edge);
    }
    power *= facing;
    const chance = (power * lamp.peak * Math.max(wr, wg, wb)) / faint;
    if (chance < 1) {
      if (random() >= chance) continue;
      power /= chance;
    }
    if (blocked(scene.world, px + nx * 0.004, py + ny * 0.004, pz + nz * 0.004, dx, dy, dz, distance - 0.01))
      continue;
    const at = lamp.group * 3;
    sum[at] += wr * power * lamp.r;
    sum[at + 1] += wg * power * lamp.g;
    sum[at + 2] += wb * power * lamp.b;
  }
}

const sky = new Float64Array(3);

/** Adds what a ray sees (no further bounces), times a weight, into `sum`. */
function addSeen(scene, ox, oy, oz, dx, dy, dz, wr, wg, wb, glare, sum) {
  if (!nearest(scene.world, ox, oy, oz, dx, dy, dz, FAR)) {
    scene.sky(dx, dy, dz, sky);
    sum[0] += wr * sky[0];
    sum[1] += wg * sky[1];
    sum[2] += wb * sky[2];
    return;
  }
  const px = ox + dx * met.t;
  const py = oy + dy * met.t;
  const pz = oz + dz * met.t;
  const nx = met.nx;
  const ny = met.ny;
  const nz = met.nz;
  look(met.thing.surface, second);
  const at = second.group * 3;
  sum[at] += wr * Math.min(second.er, glare);
  sum[at + 1] += wg * Math.min(second.eg, glare);
  sum[at + 2] += wb * Math.min(second.eb, glare);
  const ar = wr * second.r;
  const ag = wg * second.g;
  const ab = wb * second.b;
  sum[0] += ar * scene.fill[0];
  sum[1] += ag * scene.fill[1];
  sum[2] += ab * scene.fill[2];
  addDirect(scene, px, py, pz, nx, ny, nz, ar, ag, ab, 0.3, sum);
}

const direction = new Float64Array(3);

/**
 * Paints a rectangle of the picture. Answers one Float32Array (three numbers per pixel, linear light) per lamp group.
 * `share`, one number per pixel: where it is 0, nothing is painted.
 * A pixel's random choices depend on its place only: pixels no actor touches come out the same in every pose.
 */
export function paint(scene, view, area, side, share = null) {
  const groups = scene.groups.length;
  const { x: left, y: top, width, height } = area;
  const count = width * height;
  const buffers = {
    albedo: new Float32Array(count * 3),
    arriving: scene.groups.map(() => new Float32Array(count * 3)),
    bounced: scene.groups.map(() => new Float32Array(count * 3)),
    shining: scene.groups.map(() => new Float32Array(count * 3)),
    glowing: scene.groups.map(() => new Float32Array(count * 3)),
    facing: new Float32Array(count * 3),
    depth: new Float32Array(count),
  };
  const sums = {
    arriving: new Float64Array(groups * 3),
    bounced: new Float64Array(groups * 3),
    shining: new Float64Array(groups * 3),
    glowing: new Float64Array(groups * 3),
  };
  const part = 1 / (side * side);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      if (share !== null && share[at] === 0) continue;
      state = (Math.imul(left + column + 1, 73856093) ^ Math.imul(top + row + 1, 19349663)) | 1;
      for (let warm = 0; warm < 4; warm++) random();
      for (const sum of Object.values(sums)) sum.fill(0);
      for (let sample = 0; sample < side * side; sample++) {
        const jx = ((sample % side) + random()) / side;
        const jy = (Math.floor(sample / side) + random()) / side;
        aim(view, left + column + jx, top + row + jy, direction);
        trace(scene, view, direction[0], direction[1], direction[2], at, buffers, sums);
      }
      for (const [kind, sum] of Object.entries(sums)) {
        for (let i = 0; i < groups * 3; i++) buffers[kind][(i / 3) | 0][at * 3 + (i % 3)] = sum[i] * part;
      }
      for (let k = 0; k < 3; k++) buffers.albedo[at * 3 + k] *= part;
      for (let k = 0; k < 3; k++) buffers.facing[at * 3 + k] *= part;
      buffers.depth[at] *= part;
    }
  }
  denoise(buffers, width, height);
  return scene.groups.map((_, g) => {
    const layer = buffers.arriving[g];
    for (let i = 0; i < count * 3; i++) {
      layer[i] =
        (layer[i] + buffers.bounced[g][i]) * buffers.albedo[i] +
        buffers.shining[g][i] +
        buffers.glowing[g][i];
    }
    return layer;
  });
}

function trace(scene, view, dx, dy, dz, at, buffers, { arriving, bounced, shining, glowing }) {
  const { x: ox, y: oy, z: oz } = view;
  if (!nearest(scene.world, ox, oy, oz, dx, dy, dz, FAR)) {
    scene.sky(dx, dy, dz, sky);
    glowing[0] += sky[0];
    glowing[1] += sky[1];
    glowing[2] += sky[2];
    buffers.depth[at] += FAR;
    return;
  }
  const t = met.t;
  const px = ox + dx * t;
  const py = oy + dy * t;
  const pz = oz + dz * t;
  const { nx, ny, nz } = met;
  look(met.thing.surface, first);
  const { gloss, rough } = first;
  buffers.depth[at] += t;
  buffers.albedo[at * 3] += first.r;
  buffers.albedo[at * 3 + 1] += first.g;
  buffers.albedo[at * 3 + 2] += first.b;
  buffers.facing[at * 3] += nx;
  buffers.facing[at * 3 + 1] += ny;
  buffers.facing[at * 3 + 2] += nz;
  glowing[first.group * 3] += first.er;
  glowing[first.group * 3 + 1] += first.eg;
  glowing[first.group * 3 + 2] += first.eb;
  addDirect(scene, px, py, pz, nx, ny, nz, 1, 1, 1, 0.05, arriving);
  const ex = px + nx * 0.005;
  const ey = py + ny * 0.005;
  const ez = pz + nz * 0.005;
  const turn = random() * Math.PI * 2;
  const rise = Math.sqrt(random());
  const lift = Math.sqrt(1 - rise * rise);
  // Any two directions square to the normal will do.
  const helper = Math.abs(ny) < 0.9;
  let tx = helper ? nz : 0;
  let ty = helper ? 0 : -nz;
  let tz = helper ? -nx : ny;
  const length = Math.hypot(tx, ty, tz);
  tx /= length;
  ty /= length;
  tz /= length;
  const bx = ny * tz - nz * ty;
  const by = nz * tx - nx * tz;
  const bz = nx * ty - ny * tx;
  const a = Math.cos(turn) * rise;
  const b = Math.sin(turn) * rise;
  addSeen(
    scene,
    ex,
    ey,
    ez,
    tx * a + bx * b + nx * lift,
    ty * a + by * b + ny * lift,
    tz * a + bz * b + nz * lift,
    1,
    1,
    1,
    3,
    bounced,
  );
  if (gloss <= 0) return;
  const into = -(dx * nx + dy * ny + dz * nz);
  const strength = gloss + (1 - gloss) * (1 - Math.max(into, 0)) ** 5 * (1 - rough);
  let rx = dx + 2 * into * nx + (random() - 0.5) * rough;
  let ry = dy + 2 * into * ny + (random() - 0.5) * rough * 1.6;
  let rz = dz + 2 * into * nz + (random() - 0.5) * rough;
  const size = Math.hypot(rx, ry, rz);
  rx /= size;
  ry /= size;
  rz /= size;
  addSeen(scene, ex, ey, ez, rx, ry, rz, strength, strength, strength, 6, shining);
}
