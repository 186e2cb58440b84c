// Signed distances to the simple solids that people and cars are put together from.

/** Distance to a limb from a to b whose thickness runs from ra to rb. */
export function limb(x, y, z, a, b, ra, rb) {
  const bx = b[0] - a[0];
  const by = b[1] - a[1];
  const bz = b[2] - a[2];
  const px = x - a[0];
  const py = y - a[1];
  const pz = z - a[2];
  const along = (px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz);
  const h = along < 0 ? 0 : along > 1 ? 1 : along;
  const qx = px - bx * h;
  const qy = py - by * h;
  const qz = pz - bz * h;
  return Math.sqrt(qx * qx + qy * qy + qz * qz) - (ra + (rb - ra) * h);
}

/** Distance to an egg of half sizes rx ry rz (close enough for walking along a ray). */
export function egg(x, y, z, rx, ry, rz) {
  const ax = x / rx;
  const ay = y / ry;
  const az = z / rz;
  const near = ax * ax + ay * ay + az * az;
  const bx = ax / rx;
  const by = ay / ry;
  const bz = az / rz;
  const steep = bx * bx + by * by + bz * bz;
  if (steep < 1e-12) return -Math.min(rx, ry, rz);
  return (near - Math.sqrt(near)) / Math.sqrt(steep);
}

/** Distance to a box with rounded edges; half sizes include the rounding. */
export function pillow(x, y, z, hx, hy, hz, round) {
  const qx = Math.abs(x) - hx + round;
  const qy = Math.abs(y) - hy + round;
  const qz = Math.abs(z) - hz + round;
  const ox = Math.max(qx, 0);
  const oy = Math.max(qy, 0);
  const oz = Math.max(qz, 0);
  return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(qx, qy, qz), 0) - round;
}

/** Joins two distances with a soft seam of width k. */
export function melt(a, b, k) {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - h * h * k * 0.25;
}

/** Prepares a closed outline of [z, y] corners; the answer gives the signed distance of (z, y) to it. */
export function outline(corners) {
  const count = corners.length;
  const flat = new Float64Array(count * 5);
  corners.forEach(([bz, by], i) => {
    const [az, ay] = corners[(i + count - 1) % count];
    const ez = bz - az;
    const ey = by - ay;
    flat.set([az, ay, ez, ey, 1 / (ez * ez + ey * ey)], i * 5);
  });
  return (z, y) => {
    let best = Infinity;
    let inside = false;
    for (let at = 0; at < flat.length; at += 5) {
      const ez = flat[at + 2];
      const ey = flat[at + 3];
      const wz = z - flat[at];
      const wy = y - flat[at + 1];
      let h = (wz * ez + wy * ey) * flat[at + 4];
      h = h < 0 ? 0 : h > 1 ? 1 : h;
      const dz = wz - ez * h;
      const dy = wy - ey * h;
      const d = dz * dz + dy * dy;
      if (d < best) best = d;
      if (wy < 0 !== wy - ey < 0 && wz < (ez * wy) / ey) inside = !inside;
    }
    return inside ? -Math.sqrt(best) : Math.sqrt(best);
  };
}
