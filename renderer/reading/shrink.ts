/** A decoded picture as it lies in memory: brightness, then two planes of colour with half as many values each way. */
export type I420 = {
  readonly bytes: Uint8Array;
  readonly planes: readonly { readonly offset: number; readonly stride: number }[];
  /** Pixels. */
  readonly width: number;
  readonly height: number;
};

/** How brightness and colour become red, green and blue. */
export type Colour = {
  /** Share of red and of blue in the brightness: ITU-R BT.601 or BT.709. */
  readonly red: number;
  readonly blue: number;
  /** Whether brightness runs from 0 to 255; otherwise from 16 to 235, and colour from 16 to 240. */
  readonly isFull: boolean;
};

type Said = { readonly matrix: string | null; readonly fullRange: boolean | null };

/** What the stream says of its colours; one that says nothing is taken as browsers do: high definition is BT.709. */
export function colourOf({ matrix, fullRange }: Said, height: number): Colour {
  const isNew = matrix === null ? height >= 720 : matrix === 'bt709';
  return isNew
    ? { red: 0.2126, blue: 0.0722, isFull: fullRange === true }
    : { red: 0.299, blue: 0.114, isFull: fullRange === true };
}

export type Small = {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
};

/**
 * Each block of `block` × `block` pixels (an even number) as their mean, in RGBA. What doesn't fill a block at the right
 * and at the bottom is left off. Throws when a plane is missing.
 */
export function shrinkI420(picture: I420, block: number, { red, blue, isFull }: Colour): Small {
  const { bytes, planes } = picture;
  const [luma, blueness, redness] = planes;
  if (luma === undefined || blueness === undefined || redness === undefined)
    throw new Error('The picture has no three planes.');
  const width = Math.floor(picture.width / block);
  const height = Math.floor(picture.height / block);
  const rgba = new Uint8ClampedArray(width * height * 4);
  const half = block / 2;
  const [lift, stretch, spread] = isFull ? [0, 1, 1] : [16, 255 / 219, 255 / 224];
  const toRed = 2 * (1 - red) * spread;
  const toBlue = 2 * (1 - blue) * spread;
  const green = 1 - red - blue;
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, to += 4) {
      const light = (mean(bytes, luma, x * block, y * block, block) - lift) * stretch;
      const b = (mean(bytes, blueness, x * half, y * half, half) - 128) * toBlue;
      const r = (mean(bytes, redness, x * half, y * half, half) - 128) * toRed;
      rgba[to] = light + r;
      rgba[to + 1] = light - (red * r + blue * b) / green;
      rgba[to + 2] = light + b;
      rgba[to + 3] = 255;
    }
  return { width, height, rgba };
}

/** The mean of a square of one plane. */
function mean(
  bytes: Uint8Array,
  { offset, stride }: { readonly offset: number; readonly stride: number },
  x: number,
  y: number,
  side: number,
): number {
  let sum = 0;
  for (let row = 0; row < side; row += 1) {
    const from = offset + (y + row) * stride + x;
    for (let at = from; at < from + side; at += 1) sum += bytes[at] ?? 0;
  }
  return sum / (side * side);
}
