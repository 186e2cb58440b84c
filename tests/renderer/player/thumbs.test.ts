import { describe, expect, it } from 'vitest';
import { createThumbs } from '../../../renderer/player/thumbs.ts';
import type { Thumb } from '../../../renderer/reading/clipMessages.ts';

/** A small picture is known here by its second; it says when it was closed. */
function thumb(seconds: number): Thumb & { readonly closed: () => boolean } {
  let isClosed = false;
  const bitmap = { width: seconds, height: 1, close: () => (isClosed = true) } as unknown as ImageBitmap;
  return { seconds, bitmap, closed: () => isClosed };
}

function asked() {
  let give: (one: Thumb) => void = () => undefined;
  const thumbs = createThumbs({ thumbs: (_width, _most, found) => (give = found) });
  return { thumbs, give: (one: Thumb) => give(one), at: (seconds: number) => thumbs.at(seconds)?.width };
}

describe('small pictures along the clip', () => {
  it('finds the key frame at or before a moment, in whatever order the pictures came', () => {
    const { give, at } = asked();
    for (const seconds of [0, 60, 2, 62, 4]) give(thumb(seconds));
    expect([0, 1.9, 3, 59, 61, 500].map(at)).toEqual([0, 0, 2, 4, 60, 62]);
  });

  it('shows the first there is before it, and none where there is none', () => {
    const { give, at } = asked();
    expect(at(10)).toBeUndefined();
    give(thumb(60));
    expect(at(10)).toBe(60);
  });

  it('closes every picture when the clip is left, and those that come after', () => {
    const { thumbs, give, at } = asked();
    const [first, late] = [thumb(1), thumb(2)];
    give(first);
    thumbs.forget();
    give(late);
    expect([first.closed(), late.closed(), at(5)]).toEqual([true, true, undefined]);
  });
});
