/**
 * Which bytes a `Range` header asks for, by RFC 9110 §14. `whole`: send everything with 200, because there is no
 * header, its unit isn't bytes, it is malformed, or it asks for several ranges at once (a server may ignore those).
 * `none`: nothing of what it asks for exists: 416.
 */
export type RangeWish =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'none' };

const whole: RangeWish = { kind: 'whole' };
const none: RangeWish = { kind: 'none' };

/** `size` in bytes. `first` and `last` are both included, and both inside the file. */
export function rangeOf(header: string | null, size: number): RangeWish {
  const list = /^bytes=(.+)$/i.exec(header?.trim() ?? '')?.[1];
  // Empty list elements ("bytes=,0-4") are allowed and mean nothing.
  const ranges =
    list
      ?.split(',')
      .map((range) => range.trim())
      .filter((range) => range !== '') ?? [];
  const [only] = ranges;
  if (only === undefined || ranges.length > 1) return whole;
  const match = /^(\d*)-(\d*)$/.exec(only);
  if (!match) return whole;
  const [, first = '', last = ''] = match;
  if (first === '') return last === '' ? whole : lastBytes(Number(last), size);
  if (last !== '' && isLess(last, first)) return whole;
  if (Number(first) >= size) return none;
  return {
    kind: 'part',
    first: Number(first),
    last: Math.min(last === '' ? size - 1 : Number(last), size - 1),
  };
}

/** `bytes=-500`: the last 500, or everything when there are fewer. */
function lastBytes(count: number, size: number): RangeWish {
  if (count === 0) return none;
  // An empty file has no first byte to name in `Content-Range`, so it is sent whole.
  if (size === 0) return whole;
  return { kind: 'part', first: Math.max(size - count, 0), last: size - 1 };
}

/** Compares numbers that may be longer than a number can hold exactly. */
function isLess(a: string, b: string): boolean {
  return BigInt(a) < BigInt(b);
}

/** `If-Range`: the range counts only while the sender has the very same bytes. A date or a weak tag never proves that. */
export function isRangeStillGood(ifRange: string | null, etag: string): boolean {
  return ifRange === null || ifRange.trim() === etag;
}

/** `If-None-Match`: whether the sender has this already. Weak tags may match here (RFC 9110 §13.1.2). */
export function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
