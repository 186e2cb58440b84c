// Lights of a scene. Powers are picked by eye: 1 is a surface fully lit for the film's middle exposure.

/** A lamp at a place; `power` is its strength at one metre. */
export function bulb(group, x, y, z, [r, g, b], power, radius = 0.15) {
  return {
    group,
    x,
    y,
    z,
    radius,
    r: r * power,
    g: g * power,
    b: b * power,
    peak: power,
    far: false,
    cone: false,
  };
}

/** A lamp shining towards a point within a cone; angles in degrees from its axis. */
export function beam(group, x, y, z, [tx, ty, tz], colour, power, inner, outer, radius = 0.1) {
  const length = Math.hypot(tx - x, ty - y, tz - z);
  return {
    ...bulb(group, x, y, z, colour, power, radius),
    cone: true,
    ax: (tx - x) / length,
    ay: (ty - y) / length,
    az: (tz - z) / length,
    inner: Math.cos((inner * Math.PI) / 180),
    outer: Math.cos((outer * Math.PI) / 180),
  };
}

/** The sun or the moon: a direction towards it; `soft` widens its shadows. */
export function sun(group, [x, y, z], [r, g, b], power, soft = 0.02) {
  const length = Math.hypot(x, y, z);
  return {
    group,
    x: x / length,
    y: y / length,
    z: z / length,
    radius: soft,
    r: r * power,
    g: g * power,
    b: b * power,
    peak: power,
    far: true,
    cone: false,
  };
}
