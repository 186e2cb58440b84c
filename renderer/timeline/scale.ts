import { clockText, hour, lengthText, minute, second } from '../../contract/time.ts';

/** The part of the clip that the timeline shows, in milliseconds from its first moment. */
export type View = { readonly startMs: number; readonly endMs: number };

/** Nobody needs to see less than this across the whole timeline. */
const narrowest = 500;

export function wholeClip(durationMs: number): View {
  return { startMs: 0, endMs: Math.max(1, durationMs) };
}

/** Pixels from the left edge of the lanes. May lie outside of them. */
export function xOf(view: View, width: number, atMs: number): number {
  return ((atMs - view.startMs) / (view.endMs - view.startMs)) * width;
}

/** The inverse of `xOf`, kept inside the clip. */
export function msAt(view: View, width: number, x: number, durationMs: number): number {
  const at = view.startMs + (x / Math.max(1, width)) * (view.endMs - view.startMs);
  return Math.min(durationMs, Math.max(0, at));
}

/** Zooms by a factor (below 1: closer) and leaves `atMs` under the pointer. Never leaves the clip. */
export function zoomAround(view: View, factor: number, atMs: number, durationMs: number): View {
  const span = view.endMs - view.startMs;
  const wanted = Math.min(durationMs, Math.max(Math.min(narrowest, durationMs), span * factor));
  const share = span === 0 ? 0.5 : (atMs - view.startMs) / span;
  return inside({ startMs: atMs - share * wanted, endMs: atMs + (1 - share) * wanted }, durationMs);
}

/** Moves the view by so many milliseconds, as far as the clip goes. */
export function panBy(view: View, byMs: number, durationMs: number): View {
  return inside({ startMs: view.startMs + byMs, endMs: view.endMs + byMs }, durationMs);
}

/** Turns the page when the playhead leaves the view; the same view while it is inside. */
export function following(view: View, atMs: number, durationMs: number): View {
  if (atMs >= view.startMs && atMs <= view.endMs) return view;
  return inside({ startMs: atMs, endMs: atMs + (view.endMs - view.startMs) }, durationMs);
}

const steps = [
  100,
  200,
  500,
  second,
  2 * second,
  5 * second,
  10 * second,
  15 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  6 * hour,
] as const;

/** The ruler: round times, at least `apart` pixels from one another. */
export function ticks(
  view: View,
  width: number,
  apart = 88,
): readonly { readonly atMs: number; readonly text: string }[] {
  const span = view.endMs - view.startMs;
  const step = steps.find((size) => (size / span) * width >= apart) ?? 24 * hour;
  const first = Math.ceil(view.startMs / step) * step;
  const count = Math.max(0, Math.floor((view.endMs - first) / step) + 1);
  return Array.from({ length: count }, (_, n) => first + n * step).map((atMs) => ({
    atMs,
    text: tickText(atMs, step),
  }));
}

function tickText(atMs: number, step: number): string {
  return step >= second
    ? lengthText(atMs)
    : clockText(atMs)
        .replace(/^00:0?/, '')
        .slice(0, -2);
}

function inside(view: View, durationMs: number): View {
  const span = Math.min(view.endMs - view.startMs, durationMs);
  const startMs = Math.min(durationMs - span, Math.max(0, view.startMs));
  return { startMs, endMs: startMs + span };
}
