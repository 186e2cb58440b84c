// The solid world: things a ray can meet. Metres; x to the right, y up, z away from the camera.
// Hot code: plain numbers and one reused answer, because a picture asks this some hundred million times.

const BOX = 1;
const SHAPE = 2;
const GROUND = 3;

/** The answer of the last nearest(): distance, the thing, its own coordinates, the world's normal. */
export const met = { t: 0, thing: null, lx: 0, ly: 0, lz: 0, nx: 0, ny: 0, nz: 0 };

/** A box around (x, y, z), half sizes hx hy hz, turned by `yaw` radians about the vertical. */
export function box(x, y, z, hx, hy, hz, surface, yaw = 0) {
  return thing(BOX, x, y, z, hx, hy, hz, null, surface, yaw);
}

/** A shape given by its signed distance in its own coordinates, inside a bounding box like `box`. */
export function shape(x, y, z, hx, hy, hz, distance, surface, yaw = 0) {
  return thing(SHAPE, x, y, z, hx, hy, hz, distance, surface, yaw);
}

/** The endless floor at height y. */
export function ground(y, surface) {
  return thing(GROUND, 0, y, 0, 0, 0, 0, null, surface, 0);
}

function thing(kind, x, y, z, hx, hy, hz, distance, surface, yaw) {
  return { kind, x, y, z, hx, hy, hz, c: Math.cos(yaw), s: Math.sin(yaw), distance, surface, shadow: true };
}

/** The same thing, but light passes: lamps, glass, leaves one wants to see through. */
export function shadowless(one) {
  return { ...one, shadow: false };
}

let axis = 0;
let sign = 1;

function reach(one, ox, oy, oz, dx, dy, dz, tMax) {
  if (one.kind === GROUND) {
    const t = (one.y - oy) / dy;
    return t > 1e-4 && t < tMax ? t : Infinity;
  }
  const rx = ox - one.x;
  const rz = oz - one.z;
  const lx = one.c * rx - one.s * rz;
  const ly = oy - one.y;
  const lz = one.s * rx + one.c * rz;
  const ux = one.c * dx - one.s * dz;
  const uz = one.s * dx + one.c * dz;
  const ix = 1 / ux;
  const iy = 1 / dy;
  const iz = 1 / uz;
  const ax = (-Math.sign(ux) * one.hx - lx) * ix;
  const bx = (Math.sign(ux) * one.hx - lx) * ix;
  const ay = (-Math.sign(dy) * one.hy - ly) * iy;
  const by = (Math.sign(dy) * one.hy - ly) * iy;
  const az = (-Math.sign(uz) * one.hz - lz) * iz;
  const bz = (Math.sign(uz) * one.hz - lz) * iz;
  let enter = ax;
  let which = 0;
  if (ay > enter) {
    enter = ay;
    which = 1;
  }
  if (az > enter) {
    enter = az;
    which = 2;
  }
  const leave = Math.min(bx, by, bz);
  if (!(enter < leave) || leave < 1e-4 || enter > tMax) return Infinity;
  if (one.kind === BOX) {
    if (enter < 1e-4) return Infinity;
    axis = which;
    sign = which === 0 ? -Math.sign(ux) : which === 1 ? -Math.sign(dy) : -Math.sign(uz);
    return enter;
  }
  return march(one.distance, lx, ly, lz, ux, dy, uz, Math.max(enter, 0), Math.min(leave, tMax));
}

function march(distance, lx, ly, lz, ux, uy, uz, from, to) {
  let t = from + 1e-4;
  for (let step = 0; step < 72 && t < to; step++) {
    const d = distance(lx + ux * t, ly + uy * t, lz + uz * t);
    if (d < 0.0012) return t;
    t += Math.max(d * 0.86, 0.0015);
  }
  return Infinity;
}

/**
 * Sorts things into nested boxes, so that a ray asks a few of them and not all. The answer is what nearest() and
 * blocked() want as their `world`.
 */
export function arrange(things) {
  const floors = things.filter((one) => one.kind === GROUND);
  const solid = things.filter((one) => one.kind !== GROUND);
  const world = { floors, order: [], bounds: [], links: [] };
  nest(solid, world);
  return { ...world, bounds: Float64Array.from(world.bounds), links: Int32Array.from(world.links) };
}

function nest(things, world) {
  const node = world.links.length / 2;
  const edges = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (const one of things) {
    const wide = Math.abs(one.c) * one.hx + Math.abs(one.s) * one.hz;
    const deep = Math.abs(one.s) * one.hx + Math.abs(one.c) * one.hz;
    const [x, y, z] = [one.x, one.y, one.z];
    const half = [wide, one.hy, deep];
    [x, y, z].forEach((at, k) => {
      edges[k] = Math.min(edges[k], at - half[k] - 1e-6);
      edges[k + 3] = Math.max(edges[k + 3], at + half[k] + 1e-6);
    });
  }
  world.bounds.push(...edges);
  world.links.push(0, 0);
  if (things.length <= 2) {
    // A leaf says where its things start and, negative, how many there are.
    world.links[node * 2] = world.order.length;
    world.links[node * 2 + 1] = -things.length;
    world.order.push(...things);
    return node;
  }
  const spans = [0, 1, 2].map((k) => edges[k + 3] - edges[k]);
  const widest = spans.indexOf(Math.max(...spans));
  const place = (one) => [one.x, one.y, one.z][widest];
  const sorted = [...things].sort((a, b) => place(a) - place(b));
  const half = sorted.length >> 1;
  const low = nest(sorted.slice(0, half), world);
  const high = nest(sorted.slice(half), world);
  world.links[node * 2] = low;
  world.links[node * 2 + 1] = high;
  return node;
}

const waiting = new Int32Array(64);
let found = null;
let best = Infinity;
let side = 0;
let facing = 1;

function search(world, ox, oy, oz, dx, dy, dz, tMax, anything) {
  found = null;
  best = tMax;
  for (let i = 0; i < world.floors.length; i++) {
    if (anything && !world.floors[i].shadow) continue;
    const t = reach(world.floors[i], ox, oy, oz, dx, dy, dz, best);
    if (t < best) {
      best = t;
      found = world.floors[i];
      if (anything) return;
    }
  }
  const { bounds, links, order } = world;
  const ix = 1 / dx;
  const iy = 1 / dy;
  const iz = 1 / dz;
  let depth = 1;
  waiting[0] = 0;
  while (depth > 0) {
    const node = waiting[--depth];
    const at = node * 6;
    const x0 = (bounds[at] - ox) * ix;
    const x1 = (bounds[at + 3] - ox) * ix;
    const y0 = (bounds[at + 1] - oy) * iy;
    const y1 = (bounds[at + 4] - oy) * iy;
    const z0 = (bounds[at + 2] - oz) * iz;
    const z1 = (bounds[at + 5] - oz) * iz;
    const enter = Math.max(Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1), 0);
    const leave = Math.min(Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1), best);
    if (enter > leave) continue;
    const link = links[node * 2 + 1];
    if (link > 0) {
      waiting[depth++] = link;
      waiting[depth++] = links[node * 2];
      continue;
    }
    const start = links[node * 2];
    for (let i = start; i < start - link; i++) {
      const one = order[i];
      if (anything && !one.shadow) continue;
      const t = reach(one, ox, oy, oz, dx, dy, dz, best);
      if (t < best) {
        best = t;
        found = one;
        side = axis;
        facing = sign;
        if (anything) return;
      }
    }
  }
}

/** Finds the first thing on the ray; true when there is one, then `met` describes it. */
export function nearest(world, ox, oy, oz, dx, dy, dz, tMax) {
  search(world, ox, oy, oz, dx, dy, dz, tMax, false);
  if (found === null) return false;
  met.t = best;
  met.thing = found;
  describe(found, ox + dx * best, oy + dy * best, oz + dz * best);
  return true;
}

/** Is anything in the way within tMax? */
export function blocked(world, ox, oy, oz, dx, dy, dz, tMax) {
  search(world, ox, oy, oz, dx, dy, dz, tMax, true);
  return found !== null;
}

function describe(one, px, py, pz) {
  if (one.kind === GROUND) {
    met.lx = px;
    met.ly = 0;
    met.lz = pz;
    met.nx = 0;
    met.ny = 1;
    met.nz = 0;
    return;
  }
  const rx = px - one.x;
  const rz = pz - one.z;
  const lx = one.c * rx - one.s * rz;
  const ly = py - one.y;
  const lz = one.s * rx + one.c * rz;
  met.lx = lx;
  met.ly = ly;
  met.lz = lz;
  let nx = side === 0 ? facing : 0;
  let ny = side === 1 ? facing : 0;
  let nz = side === 2 ? facing : 0;
  if (one.kind === SHAPE) {
    const e = 0.004;
    const d = one.distance;
    nx = d(lx + e, ly, lz) - d(lx - e, ly, lz);
    ny = d(lx, ly + e, lz) - d(lx, ly - e, lz);
    nz = d(lx, ly, lz + e) - d(lx, ly, lz - e);
    const length = Math.hypot(nx, ny, nz) || 1;
    nx /= length;
    ny /= length;
    nz /= length;
  }
  met.nx = one.c * nx + one.s * nz;
  met.ny = ny;
  met.nz = -one.s * nx + one.c * nz;
}
