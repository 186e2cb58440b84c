// A chest camera's lens: very wide, with the bulge such lenses have.

const BULGE = 0.62; // 0 keeps straight lines straight, 1 is a full fisheye

/**
 * A camera. `width`, `height`: the picture shown; `margin`: pixels painted around it so that the picture can sway.
 * Angles in radians: `yaw` to the right, `pitch` up; `half` is half the horizontal angle of view.
 */
export function camera({ x, y, z, yaw = 0, pitch = 0, half = 0.9, width, height, margin }) {
  return {
    x,
    y,
    z,
    half,
    width: width + 2 * margin,
    height: height + 2 * margin,
    shown: { width, height },
    margin,
    cy: Math.cos(yaw),
    sy: Math.sin(yaw),
    cp: Math.cos(pitch),
    sp: Math.sin(pitch),
  };
}

function angleAt(radius, half) {
  return (1 - BULGE) * Math.atan(radius * Math.tan(half)) + BULGE * radius * half;
}

/** Writes the direction of the ray through a pixel place (fractions allowed) into `out`. */
export function aim(view, px, py, out) {
  const scale = 2 / view.shown.width;
  const u = (px - view.width / 2) * scale;
  const v = (view.height / 2 - py) * scale;
  const radius = Math.hypot(u, v);
  const angle = angleAt(radius, view.half);
  const side = radius > 1e-9 ? Math.sin(angle) / radius : 1;
  const x = u * side;
  const y = v * side;
  const z = Math.cos(angle);
  const y2 = y * view.cp + z * view.sp;
  const z2 = z * view.cp - y * view.sp;
  out[0] = x * view.cy + z2 * view.sy;
  out[1] = y2;
  out[2] = z2 * view.cy - x * view.sy;
}

/** The pixel where a point of the world appears, or null when it is behind the camera. */
export function project(view, wx, wy, wz) {
  const dx = wx - view.x;
  const dy = wy - view.y;
  const dz = wz - view.z;
  const x = dx * view.cy - dz * view.sy;
  const z1 = dz * view.cy + dx * view.sy;
  const y = dy * view.cp - z1 * view.sp;
  const z = z1 * view.cp + dy * view.sp;
  const flat = Math.hypot(x, y);
  const angle = Math.atan2(flat, z);
  if (angle > 1.5) return null;
  let low = 0;
  let high = 3;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (angleAt(middle, view.half) < angle) low = middle;
    else high = middle;
  }
  const scale = (low / (flat || 1)) * (view.shown.width / 2);
  return { x: view.width / 2 + x * scale, y: view.height / 2 - y * scale };
}
