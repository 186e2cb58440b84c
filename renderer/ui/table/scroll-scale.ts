/**
 * A million rows are taller than a browser's tallest element, so a long list scrolls on a shorter *track*. Both ends of
 * the track are exact (pixel for pixel); what lies between is stretched. All lengths are CSS pixels.
 */
export type ScrollScale = {
  readonly trackHeight: number;
  readonly contentHeight: number;
  readonly viewHeight: number;
  /** Content offset that a place of the scrollbar stands for. */
  readonly offsetAt: (top: number) => number;
  /** Place of the scrollbar for a content offset; the inverse of `offsetAt`. */
  readonly topAt: (offset: number) => number;
};

/** Chromium stops at 2²⁵ device pixels; a seventh of that leaves room for display scale and text zoom. */
const tallestTrack = 4_800_000;
const exactEnd = 200_000;

export function scrollScale(
  contentHeight: number,
  viewHeight: number,
  tallest = tallestTrack,
  exact = exactEnd,
): ScrollScale {
  const trackHeight = Math.min(contentHeight, tallest);
  const lastTop = Math.max(0, trackHeight - viewHeight);
  const lastOffset = Math.max(0, contentHeight - viewHeight);
  const end = Math.min(exact, lastTop / 4);
  const stretch = lastTop === lastOffset ? 1 : (lastOffset - 2 * end) / (lastTop - 2 * end);
  return {
    trackHeight,
    contentHeight,
    viewHeight,
    offsetAt: (top) => {
      const place = clamp(top, 0, lastTop);
      if (place <= end) return place;
      if (place >= lastTop - end) return lastOffset - (lastTop - place);
      return end + (place - end) * stretch;
    },
    topAt: (offset) => {
      const place = clamp(offset, 0, lastOffset);
      if (place <= end) return place;
      if (place >= lastOffset - end) return lastTop - (lastOffset - place);
      return end + (place - end) / stretch;
    },
  };
}

/** Where the scrollbar stands, and how far the content is ahead of it: content offset = `top` + `ahead`. */
export type Anchor = { readonly top: number; readonly ahead: number };

/**
 * The scrollbar moved to `top`. Steps of a wheel go pixel for pixel, so that it never leaps; dragging the bar, where a
 * pixel of the hand is thousands of the track, jumps to the place.
 */
export function scrolledTo(top: number, from: Anchor, scale: ScrollScale): Anchor {
  const lastTop = scale.trackHeight - scale.viewHeight;
  const stride = Math.max(scale.viewHeight, scale.trackHeight / scale.viewHeight / 2);
  const isStep = Math.abs(top - from.top) <= stride && top > 0 && top < lastTop;
  if (!isStep) return { top, ahead: scale.offsetAt(top) - top };
  const offset = clamp(top + from.ahead, 0, Math.max(0, scale.contentHeight - scale.viewHeight));
  return { top, ahead: offset - top };
}

/** The same content, with the scrollbar where it belongs for it. */
export function settledAt(offset: number, scale: ScrollScale): Anchor {
  const place = clamp(offset, 0, Math.max(0, scale.contentHeight - scale.viewHeight));
  const top = scale.topAt(place);
  return { top, ahead: place - top };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
