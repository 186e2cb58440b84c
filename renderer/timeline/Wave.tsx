import { useEffect, useRef } from 'react';
import { lanes } from './lanes.ts';
import type { View } from './scale.ts';
import type { TimelineModel } from './timelineModel.ts';

type WaveProps = {
  readonly sound: TimelineModel['sound'];
  readonly view: View;
  /** Pixels at a text size of 1, and the text size. */
  readonly width: number;
  readonly scale: number;
};

/** The sound as it looks, one bar for every two pixels. Drawn anew when the view or the sound changes, never with the playhead. */
export function Wave({ sound, view, width, scale }: WaveProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || width === 0) return;
    draw(element, sound?.peaks ?? null, sound?.perSecond ?? 1, view, width * scale);
    const redraw = () => draw(element, sound?.peaks ?? null, sound?.perSecond ?? 1, view, width * scale);
    // The colours are the theme's.
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => theme.disconnect();
  }, [sound, view, width, scale]);
  return (
    <canvas
      className="timeline-wave"
      ref={canvas}
      style={{ top: `${lanes.sound.top / 16}rem`, height: `${lanes.sound.height / 16}rem` }}
    />
  );
}

function draw(
  canvas: HTMLCanvasElement,
  peaks: Uint8Array | null,
  perSecond: number,
  view: View,
  cssWidth: number,
): void {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(cssWidth * ratio);
  canvas.height = Math.round(canvas.clientHeight * ratio);
  const brush = canvas.getContext('2d');
  if (brush === null || peaks === null) return;
  brush.fillStyle = getComputedStyle(canvas).color;
  const middle = canvas.height / 2;
  const step = 2 * ratio;
  const perPixel = (view.endMs - view.startMs) / canvas.width;
  const bar = Math.max(1, Math.round(ratio));
  for (let x = 0; x < canvas.width; x += step) {
    const from = Math.floor(((view.startMs + x * perPixel) / 1000) * perSecond);
    const to = Math.max(from + 1, Math.ceil(((view.startMs + (x + step) * perPixel) / 1000) * perSecond));
    let peak = 0;
    for (let at = Math.max(0, from); at < Math.min(to, peaks.length); at += 1)
      peak = Math.max(peak, peaks[at] ?? 0);
    // Ears hear in steps of loudness: the root lets a quiet voice be seen beside a shout.
    const height = Math.max(ratio * 0.5, Math.sqrt(peak / 255) * middle * 0.94);
    brush.fillRect(x, middle - height, bar, height * 2);
  }
}
