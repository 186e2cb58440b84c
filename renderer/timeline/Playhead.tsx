import { useEffect, useLayoutEffect, useRef } from 'react';
import { clockText, lengthText } from '../../contract/time.ts';
import type { Player } from '../player/player.ts';

type PlayheadProps = {
  readonly player: Player;
  readonly durationMs: number;
  /** Pixels from the left edge of the lanes. */
  readonly xAt: (atMs: number) => number;
  readonly width: number;
};

/**
 * Where we are. It moves with every picture, so it is written straight to the glass and never passes through React.
 * To screen readers and the keyboard it is a slider.
 */
export function Playhead({ player, durationMs, xAt, width }: PlayheadProps) {
  const head = useRef<HTMLDivElement>(null);
  const place = useRef({ xAt, width, durationMs });
  const shown = useRef<number | null>(null);
  const move = useRef(() => {
    const element = head.current;
    if (element === null) return;
    const atMs = player.timeMs();
    const x = place.current.xAt(atMs);
    if (x === shown.current) return;
    shown.current = x;
    element.style.transform = `translateX(${x}px)`;
    element.style.visibility = x < -1 || x > place.current.width + 1 ? 'hidden' : 'visible';
    const whole = String(Math.round(atMs / 1000));
    if (element.getAttribute('aria-valuenow') === whole) return;
    element.setAttribute('aria-valuenow', whole);
    element.setAttribute('aria-valuetext', `${clockText(atMs)} of ${lengthText(place.current.durationMs)}`);
  });

  useLayoutEffect(() => {
    place.current = { xAt, width, durationMs };
    shown.current = null;
    move.current();
  });
  useEffect(() => player.onTime(move.current), [player]);

  return (
    <div
      ref={head}
      className="timeline-head"
      role="slider"
      tabIndex={0}
      aria-label="Place on the clip"
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={0}
    />
  );
}
